import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import type { ResolvedEntry } from '../../../contract/catalog';
import { catalogueLang, t } from '../../strings';
import { Around } from '../../ui/Around';
import { Panel } from '../../ui/Panel';
import { openSource } from '../checklist/actions';
import styles from './SideParts.module.css';

/** What Spotify shows, letter by letter where a source quotes it. */
export function Messages({ entry }: { entry: ResolvedEntry }) {
  if (entry.messages.length === 0) return null;
  return (
    <Panel title={t.entry.messages}>
      <ul className={styles.quotes}>
        {entry.messages.map(({ text, lang, exact, note }) => (
          <li key={`${lang} ${text}`}>
            <blockquote className={styles.quote} lang={lang}>
              {exact ? `“${text}”` : text}
            </blockquote>
            {(!exact || note) && (
              <p className={styles.small}>
                {exact ? '' : t.entry.described}
                {!exact && note && '; '}
                {note && <span lang={catalogueLang}>{note}</span>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Other entries that the same number or message may mean. */
export function OtherMeanings({ entry }: { entry: ResolvedEntry }) {
  const titleOf = ({ by, shared }: ResolvedEntry['otherMeanings'][number]) =>
    by === 'number' ? t.entry.otherMeanings(shared) : t.entry.otherMeaningsOfMessage;
  const titles = [...new Set(entry.otherMeanings.map(titleOf))];
  return titles.map((title) => (
    <Panel key={title} title={title}>
      <EntryLinks entries={entry.otherMeanings.filter((meaning) => titleOf(meaning) === title)} />
    </Panel>
  ));
}

export function Related({ entry }: { entry: ResolvedEntry }) {
  if (entry.related.length === 0) return null;
  return (
    <Panel title={t.entry.related}>
      <EntryLinks entries={entry.related} />
    </Panel>
  );
}

function EntryLinks({ entries }: { entries: readonly { id: string; code: string; title: string }[] }) {
  return (
    <ul className={styles.entries}>
      {entries.map(({ id, code, title }) => (
        <li key={id}>
          <Link to="/entry/$id" params={{ id }} className={styles.entry}>
            <span className={styles.code}>{code}</span> <span lang={catalogueLang}>{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Where the facts come from. */
export function Sources({ entry }: { entry: ResolvedEntry }) {
  return (
    <Panel title={t.entry.sourcesTitle}>
      <ul className={styles.sources}>
        {entry.sources.map(({ id, title, url, note }) => (
          <li key={`${id} ${note ?? ''}`}>
            {url ? (
              <button
                type="button"
                className={styles.source}
                aria-label={t.entry.openSource(title)}
                onClick={() => openSource(id)}
              >
                <span lang={catalogueLang}>{title}</span>
                <ExternalLink />
              </button>
            ) : (
              <span lang={catalogueLang}>{title}</span>
            )}
            {note && (
              <p className={styles.small} lang={catalogueLang}>
                {note}
              </p>
            )}
          </li>
        ))}
      </ul>
      {entry.verified && (
        <p className={styles.small}>
          <Around say={t.entry.verified}>{entry.verified}</Around>
        </p>
      )}
    </Panel>
  );
}
