import type { OpenedReport } from '../../../contract/report';
import { retellTitle } from '../../state/retell';
import { catalogueLang, t } from '../../strings';
import { wordIn } from '../../strings/word';
import { Part } from '../../ui/Panel';
import { timeOf } from './Facts';
import styles from './Rows.module.css';

/** Steps, repairs and what became of them, in the order in which they were done. */
export function TheirTries({ opened: { report, titles } }: { opened: OpenedReport }) {
  const { steps, repairs, solved } = report.tried;
  // The ids are a stranger's words: one may be called as what every object has.
  const titleOf = (id: string) => (Object.hasOwn(titles, id) ? titles[id] : undefined) ?? id;
  const rows = [
    ...steps.map(({ code, step, at }) => ({ at, code, text: titleOf(step), ours: false })),
    ...repairs.map(({ repair, at, outcome }) => ({
      at,
      code: '',
      text: `${retellTitle(repair, titleOf(repair))}: ${wordIn(t.report.outcome, outcome)}`,
      ours: true,
    })),
    ...solved.map(({ code, solved: how, at }) => ({ at, code, text: t.report.solved[how], ours: true })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <Part title={t.report.tried}>
      <ul className={styles.list}>
        {rows.map(({ at, code, text, ours }) => (
          <li key={`${at} ${code} ${text}`} className={styles.row}>
            <span className={styles.when}>{timeOf(at)}</span>
            <span className={styles.text}>
              {code !== '' && <span className={styles.code}>{code}</span>}{' '}
              <span lang={ours ? undefined : catalogueLang}>{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
