import { Link } from '@tanstack/react-router';
import { CircleDot, Eye, Stethoscope } from 'lucide-react';
import { useEffect } from 'react';
import type { HistoryItem } from '../../contract/state';
import { ClearHistory } from '../features/history/ClearHistory';
import { groupByDay } from '../features/history/days';
import { SolvedMark } from '../features/history/SolvedMark';
import { readHistory, useHistory } from '../state/history';
import { report } from '../state/notice';
import { t } from '../strings';
import { buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { Part } from '../ui/Panel';
import { useNow } from '../ui/useNow';
import styles from './HistoryPage.module.css';

/** What was opened, diagnosed and solved on this computer. */
export function HistoryPage() {
  const items = useHistory((state) => state.items);
  const now = useNow(60_000);
  useEffect(() => {
    readHistory().catch(report);
  }, []);
  const days = groupByDay(items ?? [], now);
  return (
    <Page
      title={t.history.title}
      lead={t.history.lead}
      narrow
      aside={
        days.length > 0 && (
          <div className={styles.actions}>
            <Link to="/report" search={{}} className={buttonClass('plain')}>
              {t.report.make}
            </Link>
            <ClearHistory />
          </div>
        )
      }
    >
      {items && days.length === 0 && (
        <Empty
          title={t.history.none}
          actions={
            <Link to="/" className={buttonClass('plain')}>
              {t.problem.home}
            </Link>
          }
        >
          {t.history.noneHow}
        </Empty>
      )}
      <div className={styles.days}>
        {days.map(({ title, items: ofDay }) => (
          <Part key={title} title={title}>
            <ul className={styles.list}>
              {ofDay.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ul>
          </Part>
        ))}
      </div>
    </Page>
  );
}

function Item({ item }: { item: HistoryItem }) {
  const { kind, entry, code, title, at, solved, detail, source } = item;
  const time = new Date(at).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <li className={styles.item}>
      <time className={styles.time} dateTime={at}>
        {time}
      </time>
      <div className={styles.words}>
        {kind === 'recorded' ? (
          <Link to="/logs" search={source ? { open: source } : {}} className={styles.link}>
            {t.history.recording}
          </Link>
        ) : entry === '' ? (
          <Link to="/diagnose" className={styles.link}>
            {t.doctor.title}
          </Link>
        ) : (
          <Link to="/entry/$id" params={{ id: entry }} className={styles.link}>
            <span className={styles.code}>{code}</span> {title}
          </Link>
        )}
        {(kind === 'diagnosed' || kind === 'recorded') && detail[0] && <p className={styles.detail}>{detail[0]}</p>}
        {kind === 'solved' && detail.length > 0 && (
          <p className={styles.detail}>
            {t.history.steps(detail.length)}: {detail.join(' · ')}
          </p>
        )}
      </div>
      <span className={styles.kind}>
        {kind === 'solved' ? (
          <SolvedMark solved={solved} />
        ) : (
          <>
            {kind === 'opened' ? <Eye /> : kind === 'recorded' ? <CircleDot /> : <Stethoscope />}
            {t.history[kind]}
          </>
        )}
      </span>
    </li>
  );
}
