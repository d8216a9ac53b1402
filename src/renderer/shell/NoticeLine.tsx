import { X } from 'lucide-react';
import { useEffect } from 'react';
import { closeNotice, useNotice } from '../state/notice';
import { t } from '../strings';
import { classes } from '../ui/classes';
import styles from './NoticeLine.module.css';

/** Long enough to read; a notice about a problem stays until it is closed. */
const SHOWN_MS = 5_000;

/** One short message at the foot of the window, read out by screen readers. */
export function NoticeLine() {
  const notice = useNotice((state) => state.notice);
  useEffect(() => {
    if (notice?.tone !== 'plain') return;
    const timer = setTimeout(closeNotice, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status" className={styles.place}>
      {notice && (
        <div key={notice.id} className={classes(styles.notice, notice.tone === 'problem' && styles.problem)}>
          <span>{notice.text}</span>
          <button type="button" className={styles.close} aria-label={t.notice.close} onClick={closeNotice}>
            <X />
          </button>
        </div>
      )}
    </div>
  );
}
