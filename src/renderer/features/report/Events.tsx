import type { ReportEvent } from '../../../contract/report';
import { t } from '../../strings';
import { Fold } from '../../ui/Fold';
import { timeOf } from './Facts';
import styles from './Rows.module.css';

/** Kinds of events in the logs there, with a line of each. */
export function Events({ events }: { events: readonly ReportEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Fold summary={`${t.report.events} (${events.length})`}>
      <ul className={styles.list}>
        {events.map(({ event, group, count, first, last, sample }) => (
          <li key={event} className={styles.row}>
            <span className={styles.when}>
              {t.logs.group[group]} · {t.report.times(count)}
            </span>
            <span className={styles.text}>
              <span className={styles.code}>{event}</span>{' '}
              {last !== null && (
                <span className={styles.time}>{t.report.between(timeOf(first ?? last), timeOf(last))}</span>
              )}
              {sample !== null && <code className={styles.sample}>{sample}</code>}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
