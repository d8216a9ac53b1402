import { t } from '../../strings';
import { classes } from '../../ui/classes';
import { Lamp } from '../../ui/Lamp';
import styles from './CheckList.module.css';
import { type CheckRow, LAMPS } from './checkRows';

/** Checks with their state: lamp and word, time, and what they found. */
export function CheckList({ rows }: { rows: readonly CheckRow[] }) {
  return (
    <ul className={styles.list}>
      {rows.map(({ id, question, status, ms, evidence }) => (
        <li key={id} className={classes(styles.row, styles[status])}>
          <Lamp state={LAMPS[status]} className={styles.lamp} />
          <span className={styles.question}>{question}</span>
          <span className={styles.word}>{t.check[status]}</span>
          <span className={styles.ms}>{ms === null ? '' : t.doctor.ms(ms)}</span>
          {evidence.length > 0 && (
            <ul className={styles.evidence}>
              {evidence.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
