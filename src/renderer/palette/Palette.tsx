import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { Announcement, Question } from '../features/lookup/Question';
import { Results } from '../features/lookup/Results';
import { useLookupField } from '../features/lookup/useLookupField';
import { ask } from '../host';
import { useLookup } from '../state/lookup';
import { t } from '../strings';
import { Key } from '../ui/Kbd';
import { isMac } from '../ui/keys';
import styles from './Palette.module.css';
import { copyFirstStep, openEntry, tell, usePalette } from './state';

/** The look-up in a window of its own: a field, what fits, and four keys. */
export function Palette() {
  const { opening, clip, said } = usePalette();
  const { query, failed } = useLookup();
  const box = useLookupField({ onOpen: ({ id }) => openEntry(id) });
  const { answer, active, input } = box;
  const hits = answer?.results ?? [];
  const root = useFittingWindow();
  const offered = clip !== null && query === clip;

  // Before it is painted: who called it up may be typing already.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins in the field
  useLayoutEffect(() => input.current?.focus(), [opening]);
  // What the clipboard offers is replaced by the first key that is typed.
  useEffect(() => {
    if (offered) input.current?.select();
  }, [offered, input]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const hit = hits[active];
    if (event.key === 'Escape') tell('palette.hide');
    else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) tell('palette.diagnose');
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      if (hit) void copyFirstStep(hit.id);
    } else return box.field.onKeyDown(event);
    event.preventDefault();
  };

  return (
    <main ref={root} className={styles.palette}>
      <h1 className="visually-hidden">{t.palette.title}</h1>
      <search className={styles.line}>
        <Search className={styles.glass} />
        <input
          {...box.field}
          role="combobox"
          aria-expanded={box.expanded}
          className={styles.field}
          aria-label={t.lookup.label}
          placeholder={t.palette.placeholder}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            usePalette.setState({ said: null });
            box.field.onChange(event);
          }}
        />
        {offered && <span className={styles.clip}>{t.palette.fromClip}</span>}
        <Announcement answer={answer} />
      </search>
      {answer && hits.length > 0 && (
        <>
          <Question answer={answer} />
          <div className={styles.results} data-grows>
            <Results box={box} label={t.lookup.results} />
          </div>
        </>
      )}
      {answer && hits.length === 0 && (
        <p className={styles.nothing}>
          <span>{t.palette.nothing(answer.query.trim().slice(0, 60))}</span> {t.palette.nothingHow}
        </p>
      )}
      {failed && <p className={styles.nothing}>{t.lookup.failed}</p>}
      <footer className={styles.foot}>
        <p role="status" className={styles.said}>
          {said}
        </p>
        {!said && (
          <span className={styles.keys} aria-hidden="true">
            <Key name="↵">{t.lookup.open}</Key>
            <Key name={isMac() ? '⌘ ↵' : `${t.keys.Control} ↵`}>{t.palette.copy}</Key>
            <Key name="Tab">{t.palette.diagnose}</Key>
          </span>
        )}
        <span className={styles.last} aria-hidden="true">
          <Key name="Esc">{t.palette.away}</Key>
        </span>
      </footer>
    </main>
  );
}

/** Makes the window as tall as what it shows: the list counts with all its lines, also those it scrolls. */
function useFittingWindow() {
  const root = useRef<HTMLElement>(null);
  const last = useRef(0);
  useLayoutEffect(() => {
    const parts = [...(root.current?.children ?? [])].filter((part) => part instanceof HTMLElement);
    const height = parts.reduce((sum, part) => {
      if (getComputedStyle(part).position === 'absolute') return sum;
      return sum + ('grows' in part.dataset ? (part.firstElementChild?.scrollHeight ?? 0) : part.offsetHeight);
    }, EDGES);
    if (height === last.current) return;
    last.current = height;
    ask('palette.size', { height }).catch(() => undefined);
  });
  return root;
}

/** The line around the window, above and below. */
const EDGES = 2;
