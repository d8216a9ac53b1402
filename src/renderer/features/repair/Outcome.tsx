import type { RepairText } from '../../../contract/catalog';
import type { Job } from '../../../contract/repairs';
import { startRun } from '../../state/doctor';
import { retell } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import styles from './RepairPanel.module.css';
import { useSettling } from './useSettling';

interface Props {
  job: Job;
  text: RepairText | undefined;
  /** Whether this is the one thing to do now. */
  accented: boolean;
  onClose: () => void;
}

/** What came of a repair: its evidence, and the way back. The sentence stands in the panel's head. */
export function Outcome({ job, text, accented, onClose }: Props) {
  const { busy, fault, settle } = useSettling(job, () => {
    // What the checks said of it is old now.
    if (job.entry !== null) void startRun(job.entry);
  });
  const open = job.state === 'acting' || job.state === 'undoing';
  const helpless = job.state === 'done' && job.verified === 'no';
  return (
    <>
      {job.state === 'done' && job.evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t.repair.found}>
          {job.evidence.map(retell).map((one) => (
            <li key={one.finding + one.text}>{one.text}</li>
          ))}
        </ul>
      )}
      {fault && (
        <p role="alert" className={styles.fault}>
          {t.repair.notUndone(t.repair.fault[fault])}
        </p>
      )}
      <div className={styles.actions}>
        {open && (
          <Button look={accented ? 'primary' : 'plain'} aria-disabled={busy} onClick={() => settle('finish')}>
            {t.repair.finish}
          </Button>
        )}
        {job.undo && (
          <Button look={accented && helpless ? 'primary' : 'plain'} aria-disabled={busy} onClick={() => settle('undo')}>
            {busy ? t.repair.undoing : t.repair.undo}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t.repair.close}
        </Button>
        {job.undo && <span className={styles.undo}>{text?.undo}</span>}
      </div>
    </>
  );
}
