import { Link } from '@tanstack/react-router';
import { Search, Stethoscope, X } from 'lucide-react';
import { useEffect, useLayoutEffect } from 'react';
import type { WatchNotice } from '../../contract/logs';
import { recentEntries } from '../features/history/recent';
import { SolvedMark } from '../features/history/SolvedMark';
import { Announcement, Question } from '../features/lookup/Question';
import { Results } from '../features/lookup/Results';
import { useLookupBox } from '../features/lookup/useLookupBox';
import { useCatalog } from '../state/catalog';
import { readHistory, useHistory } from '../state/history';
import { setQuery, useLookup } from '../state/lookup';
import { report } from '../state/notice';
import { useWatch } from '../state/watch';
import { catalogueLang, t } from '../strings';
import { buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Key } from '../ui/Kbd';
import { Lamp } from '../ui/Lamp';
import { useTitle } from '../ui/Page';
import { Part } from '../ui/Panel';
import { ago } from '../ui/time';
import { useNow } from '../ui/useNow';
import styles from './Home.module.css';

/** One large field; below it what fits, or what was seen lately. */
export function Home() {
  useTitle(t.rail.home);
  const box = useLookupBox();
  const { answer, input } = box;
  const { query, failed, search } = useLookup();
  const hits = answer?.results.length ?? 0;
  // Before the page is painted, so that no key is lost.
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), [input]);
  return (
    <div className={styles.home}>
      <div>
        <h1 className={styles.title}>{t.lookup.title}</h1>
        <p className={styles.lead}>{t.lookup.lead}</p>
      </div>
      <search className={styles.box}>
        <div className={styles.line}>
          <Search className={styles.glass} />
          <input
            {...box.field}
            role="combobox"
            aria-expanded={box.expanded}
            data-lookup
            className={styles.field}
            aria-label={t.lookup.label}
            placeholder={t.lookup.placeholder}
          />
          {query && (
            <button
              type="button"
              className={styles.clear}
              aria-label={t.lookup.clearField}
              onClick={() => {
                setQuery('');
                input.current?.focus();
              }}
            >
              <X />
            </button>
          )}
        </div>
        <Announcement answer={answer} />
        {answer && hits > 0 && (
          <>
            <Question answer={answer} />
            <Results box={box} label={t.lookup.results} />
            <div className={styles.keys} aria-hidden="true">
              <Key name="↵">{t.lookup.open}</Key>
              <Key name="↑↓">{t.lookup.choose}</Key>
              <span className={styles.last}>
                <Key name="Esc">{t.lookup.clear}</Key>
              </span>
            </div>
          </>
        )}
      </search>
      {failed && <p className={styles.failed}>{t.lookup.failed}</p>}
      {query.trim() && !search && !failed && <p className={styles.failed}>{t.lookup.loading}</p>}
      {answer && hits === 0 && <Nothing query={answer.query} />}
      {!answer && <Recent />}
      <section className={styles.diagnose}>
        <div className={styles.diagnoseText}>
          <h2>{t.home.noCode}</h2>
          <p>{t.home.noCodeHow}</p>
        </div>
        <Link to="/diagnose" className={buttonClass('plain')}>
          <Stethoscope />
          {t.top.diagnose}
        </Link>
      </section>
    </div>
  );
}

function Nothing({ query }: { query: string }) {
  return (
    <Empty
      title={t.lookup.nothing(query.trim().slice(0, 120))}
      actions={
        <Link to="/catalogue" className={buttonClass('plain')}>
          {t.lookup.browse}
        </Link>
      }
    >
      {t.lookup.nothingHow}
    </Empty>
  );
}

/** Notices of the watch that are listed here; the others are under the logs. */
const MOST_NOTICES = 3;

/** What the watch has seen leads to the first entry it may go with, or to the logs where it goes with none. */
function Watched({ notice, now }: { notice: WatchNotice; now: number }) {
  const { event, text, possible, at } = notice;
  const entry = useCatalog(({ rows }) => rows?.find(({ code }) => code === possible[0])?.id);
  const inside = (
    <>
      <span className={styles.code}>
        <Lamp state="broken" className={styles.lamp} />
        {event}
      </span>
      <span className={styles.what}>
        {possible.length > 0 ? t.home.watched(possible.join(', ')) : <span lang={catalogueLang}>{text}</span>}
      </span>
      <span className={styles.by}>{t.watch.seen}</span>
      <time className={styles.when} dateTime={at}>
        {ago(at, now)}
      </time>
    </>
  );
  return (
    <li>
      {entry ? (
        <Link to="/entry/$id" params={{ id: entry }} className={styles.seen}>
          {inside}
        </Link>
      ) : (
        <Link to="/logs" search={{}} className={styles.seen}>
          {inside}
        </Link>
      )}
    </li>
  );
}

function Recent() {
  const items = useHistory((state) => state.items);
  const now = useNow();
  useEffect(() => {
    readHistory().catch(report);
  }, []);
  const notices = useWatch((state) => state.notices)?.slice(0, MOST_NOTICES) ?? [];
  if (!items) return null;
  const recent = recentEntries(items);
  if (recent.length === 0 && notices.length === 0) {
    return (
      <Empty
        title={t.home.none}
        actions={t.home.examples.map((example) => (
          <button key={example} type="button" className={buttonClass('plain')} onClick={() => setQuery(example)}>
            {example}
          </button>
        ))}
      >
        {t.home.noneHow}
      </Empty>
    );
  }
  return (
    <Part title={t.home.recent}>
      <ul className={styles.recent}>
        {notices.map((notice) => (
          <Watched key={notice.id} notice={notice} now={now} />
        ))}
        {recent.map(({ entry, code, title, at, solved }) => (
          <li key={entry}>
            <Link to="/entry/$id" params={{ id: entry }} className={styles.seen}>
              <span className={styles.code}>{code}</span>
              <span className={styles.what} lang={catalogueLang}>
                {title}
              </span>
              <span>
                <SolvedMark solved={solved} />
              </span>
              <time className={styles.when} dateTime={at}>
                {ago(at, now)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
