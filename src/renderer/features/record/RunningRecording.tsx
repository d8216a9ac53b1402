import { useNavigate } from '@tanstack/react-router';
import { FileText, Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RecordState } from '../../../contract/logs';
import { isBusy, stopRecording, useRecorder } from '../../state/record';
import { language, t } from '../../strings';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp, type LampState } from '../../ui/Lamp';
import { showSize } from '../logs/show';
import { Failure } from './Failure';
import { LiveEvents } from './LiveEvents';
import { showLength } from './length';
import styles from './RunningRecording.module.css';

/** The recording that runs, or the one that just ended. */
export function RunningRecording({ record }: { record: RecordState }) {
  const stopping = useRecorder((state) => state.stopping);
  const openRecording = useOpenRecording();
  const { state, failure, current, latest } = record;
  const busy = isBusy(record);
  const now = useSeconds(state === 'recording');
  const lamp: LampState = busy ? 'checking' : state === 'failed' ? 'broken' : 'works';
  const canStop = state === 'stopping' || state === 'starting' || state === 'recording';
  return (
    <section aria-label={t.record.state[state]} className={styles.run}>
      <div className={styles.head}>
        <p role="status" className={styles.state}>
          <Lamp state={lamp} />
          {t.record.state[state]}
        </p>
        {canStop && (
          <Button look={state === 'recording' ? 'primary' : 'plain'} disabled={stopping} onClick={stopRecording}>
            <Square />
            {stopping ? t.record.stopSoon : t.record.stop}
          </Button>
        )}
        {state === 'ended' && current && (
          <Button look="primary" onClick={() => void openRecording(current.source)}>
            <FileText />
            {t.record.openNow}
          </Button>
        )}
        {t.record.how[state] && <p className={styles.how}>{t.record.how[state]}</p>}
      </div>
      {state === 'failed' && failure && (
        <div className={styles.failure}>
          <Failure failure={failure} />
        </div>
      )}
      {current && (
        <dl className={styles.counts}>
          <Count name={t.record.time} value={showLength(current.startedAt, current.endedAt, now)} />
          <Count name={t.record.lines} value={current.lines.toLocaleString(language)} />
          <Count
            name={t.record.problems}
            value={current.problems.toLocaleString(language)}
            broken={current.problems > 0}
          />
          <Count name={t.record.size} value={showSize(current.bytes)} />
        </dl>
      )}
      {(state === 'recording' || state === 'restoring' || latest.length > 0) && (
        <LiveEvents latest={latest} ended={!busy} />
      )}
    </section>
  );
}

function Count({ name, value, broken }: { name: string; value: string; broken?: boolean }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className={classes(styles.value, broken && styles.broken)}>{value}</dd>
    </div>
  );
}

/** Opens a recording in the viewer. */
export function useOpenRecording(): (source: string) => Promise<void> {
  const navigate = useNavigate();
  return (source) => navigate({ to: '/logs', search: { open: source } });
}

/** The time, renewed every second while something runs. */
function useSeconds(runs: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!runs) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [runs]);
  return now;
}
