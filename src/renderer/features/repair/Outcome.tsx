import { useState } from 'react';
import type { RepairText } from '../../../contract/catalog';
import type { Job, RepairFault } from '../../../contract/repairs';
import { settleJob } from '../../state/repairs';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp, type LampState } from '../../ui/Lamp';
import styles from './RepairPanel.module.css';

function lampOf({ state, verified }: Job): LampState {
  if (state === 'done') return verified === 'yes' ? 'works' : verified === 'no' ? 'broken' : 'unknown';
  return state === 'undone' ? 'off' : 'broken';
}

/** What came of a repair, in one line with its evidence, and the way back. */
export function Outcome({ job, text, onClose }: { job: Job; text: RepairText | undefined; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<RepairFault | null>(null);
  const settle = (how: 'undo' | 'finish') => {
    setBusy(true);
    void settleJob(job.id, how).then((why) => {
      setBusy(false);
      setFault(why);
    });
  };
  const open = job.state === 'acting' || job.state === 'undoing';
  return (
    <>
      <p role="status" className={styles.outcome}>
        <Lamp state={lampOf(job)} />
        <span>
          {t.repair.job[job.state]}
          {job.state === 'done' && job.verified && ` ${t.repair.verified[job.verified]}`}
          {job.fault && ` ${t.repair.fault[job.fault]}`}
        </span>
      </p>
      {job.state === 'done' && job.evidence.length > 0 && (
        <ul className={styles.evidence}>
          {job.evidence.map((one) => (
            <li key={one.finding + one.text} lang={catalogueLang}>
              {one.text}
            </li>
          ))}
        </ul>
      )}
      {fault && <p className={styles.fault}>{t.repair.notUndone(t.repair.fault[fault])}</p>}
      <div className={styles.actions}>
        {open && (
          <Button look="primary" disabled={busy} onClick={() => settle('finish')}>
            {t.repair.finish}
          </Button>
        )}
        {job.undo && (
          <Button
            look={job.state === 'done' && job.verified === 'no' ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => settle('undo')}
          >
            {busy ? t.repair.undoing : t.repair.undo}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t.repair.close}
        </Button>
        {job.undo && (
          <span className={classes(styles.undo)} lang={catalogueLang}>
            {text?.undo}
          </span>
        )}
      </div>
    </>
  );
}
