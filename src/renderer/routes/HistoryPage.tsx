import { Link } from '@tanstack/react-router';
import { CircleDot, Eye, Stethoscope, Wrench } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sayVerdict } from '../../catalog/verdict-words';
import type { HistoryItem } from '../../contract/state';
import { VerdictSentence } from '../features/entry/VerdictSentence';
import { ClearHistory } from '../features/history/ClearHistory';
import { groupByDay } from '../features/history/days';
import { ExportHistory } from '../features/history/ExportHistory';
import { SolvedMark } from '../features/history/SolvedMark';
import { WorkedList } from '../features/history/WorkedList';
import { Jobs } from '../features/repair/Jobs';
import { jobAnchor } from '../features/repair/standing';
import { readHistory, useHistory } from '../state/history';
import { report } from '../state/notice';
import { useRepairs } from '../state/repairs';
import { retellVerdict } from '../state/retell';
import { catalogueLang, t } from '../strings';
import { buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Page } from '../ui/Page';
import { Part } from '../ui/Panel';
import { timeOfDay } from '../ui/time';
import { useNow } from '../ui/useNow';
import styles from './HistoryPage.module.css';

/** What was opened, diagnosed, changed and solved on this computer. */
export function HistoryPage() {
  const { items, worked } = useHistory();
  const now = useNow(60_000);
  useEffect(() => {
    readHistory().catch(report);
  }, []);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const days = groupByDay(
    (items ?? []).filter((item) => wordsOf(item).some((word) => word.toLowerCase().includes(wanted))),
    now,
  );
  const jobs = useRepairs((state) => state.jobs);
  const empty = items?.length === 0 && worked?.length === 0 && (jobs?.length ?? 0) === 0;
  const fits = (words: readonly string[]) => words.some((word) => word.toLowerCase().includes(wanted));
  const shownWorked = (worked ?? []).filter(({ code, title, done, note }) => fits([code, title, ...done, note]));
  return (
    <Page
      title={t.history.title}
      lead={t.history.lead}
      narrow
      aside={
        !empty && (
          <div className={styles.actions}>
            <Link to="/report" search={{}} className={buttonClass('plain')}>
              {t.report.make}
            </Link>
            <ExportHistory />
            <ClearHistory disabled={items?.length === 0} />
          </div>
        )
      }
    >
      {empty && (
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
      {!empty && (
        <input
          type="search"
          className={styles.search}
          aria-label={t.history.search}
          placeholder={t.history.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div className={styles.days}>
        <Jobs search={search} />
        {shownWorked.length > 0 && <WorkedList worked={shownWorked} />}
        {!empty && wanted !== '' && days.length === 0 && <p className={styles.nothing}>{t.history.nothing}</p>}
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

/** What a diagnosis said, or a recording holds. What was kept before these were data is shown as it was. */
function Detail({ item: { kind, detail, verdict, recorded } }: { item: HistoryItem }) {
  if (verdict)
    return (
      <p className={styles.detail}>
        <VerdictSentence verdict={verdict} />
      </p>
    );
  if (recorded) return <p className={styles.detail}>{t.history.holds(recorded.lines, recorded.problems)}</p>;
  if (kind !== 'diagnosed' && kind !== 'recorded') return null;
  return (
    <p className={styles.detail} lang={catalogueLang}>
      {detail[0]}
    </p>
  );
}

/** What a search looks in. */
function wordsOf({ code, title, detail, kind, verdict, recorded }: HistoryItem): string[] {
  const said = verdict ? sayVerdict(retellVerdict(verdict), t.verdict) : '';
  const held = recorded ? t.history.holds(recorded.lines, recorded.problems) : '';
  return [code, title, ...detail, said, held, kind === 'solved' ? '' : t.history[kind]];
}

function Item({ item }: { item: HistoryItem }) {
  const { kind, entry, code, title, at, solved, detail, source, job } = item;
  return (
    <li className={styles.item}>
      <time className={styles.time} dateTime={at}>
        {timeOfDay(at)}
      </time>
      <div className={styles.words}>
        {kind === 'repaired' ? (
          <Repaired job={job ?? ''} title={detail[0] ?? ''} />
        ) : kind === 'recorded' ? (
          <Link to="/logs" search={source ? { open: source } : {}} className={styles.link}>
            {t.history.recording}
          </Link>
        ) : entry === '' ? (
          <Link to="/diagnose" className={styles.link}>
            {t.doctor.title}
          </Link>
        ) : (
          <Link to="/entry/$id" params={{ id: entry }} className={styles.link}>
            <span className={styles.code}>{code}</span> <span lang={catalogueLang}>{title}</span>
          </Link>
        )}
        <Detail item={item} />
        {kind === 'repaired' && entry !== '' && (
          <p className={styles.detail}>
            <Link to="/entry/$id" params={{ id: entry }}>
              {code}
            </Link>{' '}
            <span lang={catalogueLang}>{title}</span>
          </p>
        )}
        {kind === 'solved' && detail.length > 0 && (
          <p className={styles.detail}>
            {t.history.steps(detail.length)}: <span lang={catalogueLang}>{detail.join(' · ')}</span>
          </p>
        )}
      </div>
      <span className={styles.kind}>
        {kind === 'solved' ? (
          <SolvedMark solved={solved} />
        ) : (
          <>
            <Mark kind={kind} />
            {t.history[kind]}
          </>
        )}
      </span>
    </li>
  );
}

function Mark({ kind }: { kind: Exclude<HistoryItem['kind'], 'solved'> }) {
  switch (kind) {
    case 'opened':
      return <Eye />;
    case 'recorded':
      return <CircleDot />;
    case 'repaired':
      return <Wrench />;
    case 'diagnosed':
      return <Stethoscope />;
  }
}

/** What was repaired; leads to what was changed, as long as that is known. */
function Repaired({ job, title }: { job: string; title: string }) {
  const known = useRepairs(({ jobs }) => jobs?.some(({ id }) => id === job) ?? false);
  const name = useRepairs(({ jobs, texts }) => texts?.get(jobs?.find(({ id }) => id === job)?.repair ?? '')?.title);
  if (!known) return name ?? <span lang={catalogueLang}>{title}</span>;
  return (
    <Link to="/history" hash={jobAnchor(job)} className={styles.link}>
      {name ?? <span lang={catalogueLang}>{title}</span>}
    </Link>
  );
}
