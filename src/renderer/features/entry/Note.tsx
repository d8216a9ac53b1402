import { useEffect, useId, useRef, useState } from 'react';
import { keepNote, useProgress } from '../../state/progress';
import { t } from '../../strings';
import styles from './Note.module.css';

/** A pause this long means that a sentence is finished. */
const PAUSE_MS = 700;
const LONGEST = 4_000;

/** The person's own words on an entry, kept while they write. */
export function Note({ entry }: { entry: string }) {
  const id = useId();
  const kept = useProgress(({ byEntry }) => byEntry[entry]?.note ?? '');
  const [text, setText] = useState(kept);
  const [state, setState] = useState<'still' | 'saving' | 'saved' | 'unsaved'>('still');
  const unsaved = useRef<string | null>(null);

  const save = async () => {
    const note = unsaved.current;
    if (note === null) return;
    unsaved.current = null;
    setState('saving');
    setState((await keepNote(entry, note)) ? 'saved' : 'unsaved');
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause is counted from the last change of the text
  useEffect(() => {
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  // What was not saved when the page is left is saved then.
  useEffect(
    () => () => {
      if (unsaved.current !== null) void keepNote(entry, unsaved.current);
    },
    [entry],
  );

  const words = { still: '', saving: t.entry.noteSaving, saved: t.entry.noteSaved, unsaved: t.entry.noteUnsaved };
  return (
    <div className={styles.note}>
      <div className={styles.head}>
        <label htmlFor={id} className="label">
          {t.entry.note}
        </label>
        <span role="status" className={styles.state}>
          {words[state]}
        </span>
      </div>
      <textarea
        id={id}
        className={styles.text}
        rows={3}
        maxLength={LONGEST}
        placeholder={t.entry.notePlaceholder}
        value={text}
        onChange={(event) => {
          unsaved.current = event.currentTarget.value;
          setText(event.currentTarget.value);
        }}
        onBlur={() => void save()}
      />
    </div>
  );
}
