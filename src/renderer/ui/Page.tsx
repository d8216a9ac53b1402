import { type ReactNode, useEffect } from 'react';
import { t } from '../strings';
import { classes } from './classes';
import styles from './Page.module.css';

interface Props {
  title: string;
  lead?: string;
  /** Way back, above the title. */
  crumb?: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

/** Names the window after the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = t.app.title(title);
  }, [title]);
}

/** A page with its title. */
export function Page({ title, lead, crumb, aside, narrow, children }: Props) {
  useTitle(title);
  return (
    <div className={classes(styles.page, narrow && styles.narrow)}>
      <div className={styles.head}>
        <div className={styles.words}>
          {crumb && <div className={styles.crumb}>{crumb}</div>}
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}
