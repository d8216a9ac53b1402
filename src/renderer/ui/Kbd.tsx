import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

/** A key and what it does. */
export function Key({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <span className={styles.hint}>
      <kbd className={styles.key}>{name}</kbd>
      {children}
    </span>
  );
}
