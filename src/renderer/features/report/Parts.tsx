import { useEffect, useId, useRef } from 'react';
import { REPORT_PARTS, REPORT_WORDS } from '../../../contract/report-words';
import { buildReport, choosePart, useReport, writeWords } from '../../state/report';
import { t } from '../../strings';
import { Panel } from '../../ui/Panel';
import { Toggle } from '../../ui/Toggle';
import styles from './Parts.module.css';

/** A pause this long means that a sentence is finished. */
const PAUSE_MS = 600;

/** What goes into the report. Fixed while the text holds changes of the person's own. */
export function Parts() {
  const { parts, words, edited } = useReport();
  const id = useId();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const fixed = edited !== null;
  const build = () => {
    if (waiting.current) clearTimeout(waiting.current);
    waiting.current = null;
    void buildReport();
  };
  // A page that is left has nobody to build for.
  useEffect(
    () => () => {
      if (waiting.current) clearTimeout(waiting.current);
    },
    [],
  );
  return (
    <Panel title={t.report.parts}>
      <div className={styles.parts}>
        {REPORT_PARTS.map((part) => (
          <Toggle
            key={part}
            label={t.report.part[part]}
            checked={parts.includes(part)}
            disabled={fixed}
            onChange={(on) => choosePart(part, on)}
          />
        ))}
      </div>
      <p className={styles.always}>{t.report.always}</p>
      <label htmlFor={id} className={styles.label}>
        {t.report.words}
      </label>
      <textarea
        id={id}
        className={styles.words}
        rows={4}
        maxLength={REPORT_WORDS}
        aria-describedby={`${id}-how`}
        value={words}
        disabled={fixed || !parts.includes('words')}
        onChange={(event) => {
          writeWords(event.currentTarget.value);
          if (waiting.current) clearTimeout(waiting.current);
          waiting.current = setTimeout(build, PAUSE_MS);
        }}
        onBlur={() => {
          if (waiting.current) build();
        }}
      />
      <p id={`${id}-how`} className={styles.always}>
        {t.report.wordsHow}
      </p>
    </Panel>
  );
}
