import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classes } from './classes';

/** A small framed word: who gets a step done, how a message is known. */
export function Chip({ children, works }: { children: ReactNode; works?: boolean }) {
  return <span className={classes(styles.chip, works && styles.works)}>{children}</span>;
}
