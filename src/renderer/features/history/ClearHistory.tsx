import { AlertDialog } from '@base-ui/react/alert-dialog';
import { clearHistory } from '../../state/history';
import { notify, report } from '../../state/notice';
import { t } from '../../strings';
import { buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import dialog from '../../ui/Dialog.module.css';

/** The button that empties the history, and the question before it does. */
export function ClearHistory({ disabled }: { disabled?: boolean }) {
  const clear = () => {
    clearHistory().then(() => notify(t.history.cleared), report);
  };
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={buttonClass('danger')} disabled={disabled}>
        {t.history.clear}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.veil} />
        <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
          <div className={dialog.words}>
            <AlertDialog.Title className={dialog.title}>{t.history.clearTitle}</AlertDialog.Title>
            <AlertDialog.Description className={dialog.text}>{t.history.clearHow}</AlertDialog.Description>
          </div>
          <div className={dialog.foot}>
            <AlertDialog.Close className={buttonClass('plain')}>{t.history.clearNo}</AlertDialog.Close>
            <AlertDialog.Close className={buttonClass('danger')} onClick={clear}>
              {t.history.clearYes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
