import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { buttonClass } from './Button';
import { classes } from './classes';
import dialog from './Dialog.module.css';

interface Props {
  /** What stands on the button that asks, and how it looks. */
  children: ReactNode;
  look: string;
  /** What a screen reader calls that button, where what stands on it is not enough. */
  label?: string;
  disabled?: boolean;
  title: string;
  what: string;
  no: string;
  yes: string;
  onYes: () => void;
  /** Something is gone for good afterwards. */
  grave?: boolean;
}

/** A button that asks before it does what it says. */
export function Ask({ children, look, label, disabled, title, what, no, yes, onYes, grave = false }: Props) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={look} disabled={disabled} aria-label={label}>
        {children}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.veil} />
        <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
          <div className={dialog.words}>
            <AlertDialog.Title className={dialog.title}>{title}</AlertDialog.Title>
            <AlertDialog.Description className={dialog.text}>{what}</AlertDialog.Description>
          </div>
          <div className={dialog.foot}>
            <AlertDialog.Close className={buttonClass(grave ? 'plain' : 'quiet')}>{no}</AlertDialog.Close>
            <AlertDialog.Close className={buttonClass(grave ? 'danger' : 'primary')} onClick={onYes}>
              {yes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
