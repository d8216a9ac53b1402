import { isMac, keysOf } from '../../ui/keys';
import styles from './Shortcut.module.css';

/** A shortcut as keys beside each other. */
export function ShortcutKeys({ shortcut }: { shortcut: string }) {
  const keys = keysOf(shortcut, isMac());
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
