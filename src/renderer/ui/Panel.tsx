import { type ReactNode, useId } from 'react';
import { classes } from './classes';
import styles from './Panel.module.css';

interface Props {
  title: ReactNode;
  /** What stands at the end of the title's line. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A named part of a page in a box of its own. */
export function Panel({ title, aside, className, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes(styles.panel, className)}>
      <div className={styles.head}>
        <h2 id={id} className="label">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A named part of a page without a box. */
export function Part({ title, aside, className, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className}>
      <div className={classes(styles.head, styles.open)}>
        <h2 id={id} className="label">
          {title}
        </h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
