import { ArrowRight } from 'lucide-react';
import type { Change } from '../../../contract/repairs';
import { retellPhrase } from '../../state/retell';
import { t } from '../../strings';
import { showSize } from '../logs/show';
import styles from './ChangeList.module.css';
import { makeVisible, visibleLines } from './visible';

/** What differs afterwards, each with before and after. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles.list}>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be the same, and their order never changes
        <li key={index} className={styles.change}>
          <One change={change} />
        </li>
      ))}
    </ul>
  );
}

function One({ change }: { change: Change }) {
  switch (change.kind) {
    case 'text':
      return (
        <>
          <p className={styles.place}>
            {change.line === null ? makeVisible(change.place) : t.repair.line(makeVisible(change.place), change.line)}
          </p>
          <div className={styles.lines}>
            <Lines text={change.before} sign="−" word={t.repair.before} look={styles.old} />
            <Lines text={change.after} sign="+" word={t.repair.after} look={styles.new} />
          </div>
        </>
      );
    case 'move':
      return (
        <>
          <p className={styles.place}>{makeVisible(change.from)}</p>
          <p className={styles.turn}>
            <ArrowRight />
            <span>
              {t.repair.renamed} <code>{makeVisible(change.to)}</code>
              {change.bytes !== null && ` · ${showSize(change.bytes)}`}
              {change.files !== null && ` · ${t.repair.files(change.files)}`}
            </span>
          </p>
        </>
      );
    case 'setting':
      return (
        <>
          <p className={styles.place}>{makeVisible(change.name)}</p>
          <div className={styles.lines}>
            <Lines text={sayValue(change.before)} sign="−" word={t.repair.before} look={styles.old} />
            <Lines text={sayValue(change.after)} sign="+" word={t.repair.after} look={styles.new} />
          </div>
        </>
      );
    case 'command':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>
            {t.repair.runs} <code>{makeVisible(change.text)}</code>
          </span>
        </p>
      );
    case 'program':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>{t.repair.program[change.what](makeVisible(change.name))}</span>
        </p>
      );
    case 'download':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>
            {t.repair.downloads(makeVisible(change.from))} <code>{makeVisible(change.to)}</code>
          </span>
        </p>
      );
  }
}

const sayValue = (value: string | null) => (value === null ? t.repair.notSet : retellPhrase(value));

function Lines({
  text,
  sign,
  word,
  look,
}: {
  text: string | null;
  sign: string;
  word: string;
  look: string | undefined;
}) {
  if (text === null) return null;
  if (text === '') return <Lines text={t.repair.empty} sign={sign} word={word} look={look} />;
  const lines = visibleLines(text).map((line, at) => ({ line, key: `${at} ${line}` }));
  return (
    <div className={look}>
      <span className="visually-hidden">{word}: </span>
      {lines.map(({ line, key }) => (
        <code key={key} data-sign={sign}>
          {line}
        </code>
      ))}
    </div>
  );
}
