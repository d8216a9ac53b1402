import { stopRun } from '../../state/doctor';
import type { Run } from '../../state/run';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import styles from './RunProgress.module.css';

/** How far a run is, and the way to stop it. */
export function RunProgress({ run }: { run: Run }) {
  const { finished, total, stopping, id } = run;
  const words = stopping ? t.doctor.stopping : id === null ? t.doctor.starting : t.doctor.progress(finished, total);
  return (
    <div className={styles.progress}>
      <div
        role="progressbar"
        aria-label={t.doctor.progressLabel}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={finished}
        aria-valuetext={words}
        className={styles.bar}
      >
        <span className={styles.fill} style={{ inlineSize: `${total > 0 ? (finished / total) * 100 : 0}%` }} />
      </div>
      <span className={styles.words}>{words}</span>
      <Button disabled={stopping || id === null} onClick={() => void stopRun()}>
        {t.doctor.cancel}
      </Button>
    </div>
  );
}
