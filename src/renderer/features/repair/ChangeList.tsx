import { ArrowRight } from 'lucide-react';
import type { Change } from '../../../contract/repairs';
import { t } from '../../strings';
import { showSize } from '../logs/show';
import styles from './ChangeList.module.css';

/** What differs afterwards, each with before and after. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles.list}>
      {changes.map((change) => (
        <li key={JSON.stringify(change)} className={styles.change}>
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
            {change.line === null ? change.place : t.repair.line(change.place, change.line)}
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
          <p className={styles.place}>{change.from}</p>
          <p className={styles.turn}>
            <ArrowRight />
            <span>
              {t.repair.renamed} <code>{change.to}</code>
              {change.bytes !== null && ` · ${showSize(change.bytes)}`}
              {change.files !== null && ` · ${t.repair.files(change.files)}`}
            </span>
          </p>
        </>
      );
    case 'setting':
      return (
        <>
          <p className={styles.place}>{change.name}</p>
          <div className={styles.lines}>
            <Lines text={change.before ?? t.repair.notSet} sign="−" word={t.repair.before} look={styles.old} />
            <Lines text={change.after ?? t.repair.notSet} sign="+" word={t.repair.after} look={styles.new} />
          </div>
        </>
      );
    case 'command':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>
            {t.repair.runs} <code>{change.text}</code>
          </span>
        </p>
      );
    case 'program':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>{t.repair.program[change.what](change.name)}</span>
        </p>
      );
    case 'download':
      return (
        <p className={styles.turn}>
          <ArrowRight />
          <span>
            {t.repair.downloads(change.from)} <code>{change.to}</code>
          </span>
        </p>
      );
  }
}

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
  if (text === null || text === '') return null;
  const lines = text.split(/\r?\n/).map((line, at) => ({ line, key: `${at} ${line}` }));
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
