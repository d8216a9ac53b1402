import { Switch } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';
import styles from './Toggle.module.css';

interface Props {
  label: ReactNode;
  /** Said after the label by a screen reader. */
  detail?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A switch with its label; a click on the words switches, too. */
export function Toggle({ label, detail, checked, disabled, onChange }: Props) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
    <label className={styles.toggle}>
      <Switch.Root
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={detail ? `${id}-detail` : undefined}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
      <span className={styles.words}>
        <span id={`${id}-label`} className={styles.label}>
          {label}
        </span>
        {detail && (
          <span id={`${id}-detail`} className={styles.detail}>
            {detail}
          </span>
        )}
      </span>
    </label>
  );
}
