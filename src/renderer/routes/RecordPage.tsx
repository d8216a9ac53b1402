import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PastRecordings } from '../features/record/PastRecordings';
import { Plan } from '../features/record/Plan';
import { RunningRecording } from '../features/record/RunningRecording';
import { needInfo } from '../state/machine';
import { report } from '../state/notice';
import { followRecorder, isBusy, useRecorder } from '../state/record';
import { t } from '../strings';
import { Page } from '../ui/Page';
import styles from './RecordPage.module.css';

/** Starts Spotify with its log switched on, shows what happens, and puts things back. */
export function RecordPage() {
  const record = useRecorder((state) => state.record);
  useEffect(() => {
    followRecorder().catch(report);
    needInfo().catch(report);
  }, []);
  return (
    <Page
      title={t.record.title}
      lead={t.record.lead}
      narrow
      crumb={
        <nav aria-label={t.record.crumb}>
          <Link to="/logs" search={{}}>
            {t.record.crumb}
          </Link>
        </nav>
      }
    >
      {record && (
        <div className={styles.parts}>
          {(isBusy(record) || record.state === 'ended' || record.state === 'failed') && (
            <RunningRecording record={record} />
          )}
          {!isBusy(record) && <Plan record={record} />}
          <PastRecordings record={record} />
        </div>
      )}
    </Page>
  );
}
