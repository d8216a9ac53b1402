import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { RecordLink } from '../features/logs/RecordLink';
import { Sources } from '../features/logs/Sources';
import { useGiven } from '../features/logs/useGiven';
import { Viewer } from '../features/logs/Viewer';
import { WatchPanel } from '../features/watch/WatchPanel';
import { followLogs, openOnly, useLogs } from '../state/logs';
import { report } from '../state/notice';
import { followRecorder } from '../state/record';
import { t } from '../strings';
import { Page } from '../ui/Page';
import styles from './LogsPage.module.css';

/** What Spotify and the system wrote down: where it is, and a viewer for it. */
export function LogsPage() {
  const book = useLogs((state) => state.book);
  const hovers = useGiven();
  useAsked();
  useEffect(() => {
    followLogs();
    followRecorder().catch(report);
  }, []);
  return (
    <>
      {book ? (
        <Viewer key={book.book} book={book} />
      ) : (
        <Page title={t.logs.title} lead={t.logs.lead} aside={<RecordLink />}>
          <div className={styles.columns}>
            <Sources />
            <WatchPanel />
          </div>
        </Page>
      )}
      {hovers && (
        <div className={styles.drop} aria-hidden="true">
          <p>{t.logs.drop}</p>
        </div>
      )}
    </>
  );
}

/** Opens the source that another page asked for, once. */
function useAsked(): void {
  const { open } = useSearch({ from: '/logs' });
  const navigate = useNavigate();
  useEffect(() => {
    if (!open) return;
    followLogs();
    void openOnly(open);
    void navigate({ to: '/logs', search: {}, replace: true });
  }, [open, navigate]);
}
