import { ChevronDown, ChevronUp, ListFilter, Search } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { LogBook } from '../../../contract/logs';
import { changeChoice, useLogs } from '../../state/logs';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import { Toggle } from '../../ui/Toggle';
import { Filters } from './Filters';
import { countChosen } from './filter';
import styles from './Tools.module.css';

interface Props {
  book: LogBook;
  search: RefObject<HTMLInputElement | null>;
  onProblem: (back: boolean) => void;
  onHit: (back: boolean, text: string) => void;
  onFollow: (on: boolean) => void;
}

/** How long the typing rests before the lines are searched, in milliseconds. */
const REST_MS = 200;

/** Search, problems one by one, filters, noise and the live end. */
export function Tools({ book, search, onProblem, onHit, onFollow }: Props) {
  const { choice, folded, view } = useLogs();
  const [shown, setShown] = useState(false);
  const id = useId();
  const chosen = countChosen(choice);
  const problems = view?.problems ?? 0;
  return (
    <>
      <div className={styles.tools}>
        <SearchField field={search} onHit={onHit} />
        <fieldset className={styles.pair}>
          <legend className="visually-hidden">{t.logs.problemsLabel}</legend>
          <span className={classes(styles.count, problems > 0 && styles.broken)}>
            {problems > 0 && <Lamp state="broken" />}
            {t.logs.problems(problems)}
          </span>
          <Step label={t.logs.previousProblem} keys="Shift+N" disabled={problems === 0} onClick={() => onProblem(true)}>
            <ChevronUp />
          </Step>
          <Step label={t.logs.nextProblem} keys="N" disabled={problems === 0} onClick={() => onProblem(false)}>
            <ChevronDown />
          </Step>
        </fieldset>
        <Button className={styles.filter} aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          <ListFilter />
          {t.logs.filter}
          {chosen > 0 && (
            <span className={styles.chosen}>
              {chosen}
              <span className="visually-hidden"> {t.logs.chosen}</span>
            </span>
          )}
        </Button>
        <Toggle
          label={
            <>
              {t.logs.fold}
              {choice.foldNoise && folded > 0 && <span className={styles.folded}> {t.logs.folded(folded)}</span>}
            </>
          }
          checked={choice.foldNoise}
          onChange={(foldNoise) => changeChoice({ foldNoise })}
        />
        <Toggle label={t.logs.follow} checked={book.following} onChange={onFollow} />
      </div>
      <div id={id} hidden={!shown}>
        {shown && <Filters book={book} />}
      </div>
    </>
  );
}

function SearchField({
  field,
  onHit,
}: {
  field: RefObject<HTMLInputElement | null>;
  onHit: (back: boolean, text: string) => void;
}) {
  const { text, onlyText } = useLogs(({ choice }) => choice);
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  // The filter was cleared from outside.
  if (text !== sent.current) {
    sent.current = text;
    setTyped(text);
  }
  const send = (next: string) => {
    sent.current = next;
    changeChoice({ text: next });
  };
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      changeChoice({ text: typed });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed !== '') {
      setTyped('');
      send('');
    } else if (event.key === 'Enter' && typed !== '') {
      if (typed === text) onHit(event.shiftKey, typed);
      else send(typed);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.search} aria-label={t.logs.search}>
      <Search className={styles.glass} />
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label={t.logs.search}
        placeholder={t.logs.searchPlaceholder}
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      {typed !== '' && (
        <>
          <label className={styles.only}>
            <input
              type="checkbox"
              checked={onlyText}
              onChange={(event) => changeChoice({ onlyText: event.target.checked })}
            />
            {t.logs.onlyText}
          </label>
          <Step label={t.logs.previousHit} keys="Shift+↵" onClick={() => onHit(true, typed)}>
            <ChevronUp />
          </Step>
          <Step label={t.logs.nextHit} keys="↵" onClick={() => onHit(false, typed)}>
            <ChevronDown />
          </Step>
        </>
      )}
    </search>
  );
}

interface StepProps {
  label: string;
  keys: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function Step({ label, keys, disabled, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
