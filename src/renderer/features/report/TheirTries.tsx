import type { OpenedReport } from '../../../contract/report';
import { t } from '../../strings';
import { Part } from '../../ui/Panel';
import { timeOf } from './Facts';
import styles from './Rows.module.css';

/** Steps, repairs and what became of them, in the order in which they were done. */
export function TheirTries({ opened: { report, titles } }: { opened: OpenedReport }) {
  const { steps, repairs, solved } = report.tried;
  // The ids are a stranger's words: one may be called as what every object has.
  const titleOf = (id: string) => (Object.hasOwn(titles, id) ? titles[id] : undefined) ?? id;
  const rows = [
    ...steps.map(({ code, step, at }) => ({ at, code, text: titleOf(step) })),
    ...repairs.map(({ repair, at, outcome }) => ({ at, code: '', text: `${titleOf(repair)}: ${outcome}` })),
    ...solved.map(({ code, solved: how, at }) => ({ at, code, text: t.report.solved[how] })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <Part title={t.report.tried}>
      <ul className={styles.list}>
        {rows.map(({ at, code, text }) => (
          <li key={`${at} ${code} ${text}`} className={styles.row}>
            <span className={styles.when}>{timeOf(at)}</span>
            <span className={styles.text}>
              {code !== '' && <span className={styles.code}>{code}</span>} {text}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
