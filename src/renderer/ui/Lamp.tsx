import { classes } from './classes';
import styles from './Lamp.module.css';

export type LampState = 'works' | 'broken' | 'unknown' | 'checking' | 'off';

/** A stage lamp. Only a sign: the word stands beside it, so it is hidden from screen readers. */
export function Lamp({ state, className }: { state: LampState; className?: string }) {
  return <span aria-hidden="true" className={classes(styles.lamp, styles[state], className)} />;
}
