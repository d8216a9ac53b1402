import { Link } from '@tanstack/react-router';
import type { Worked } from '../../../contract/state';
import { catalogueLang, t } from '../../strings';
import { Part } from '../../ui/Panel';
import { dayAndTime } from '../../ui/time';
import styles from './WorkedList.module.css';

/** Checklists that were worked through: how far, which steps, and what was noted. */
export function WorkedList({ worked }: { worked: readonly Worked[] }) {
  return (
    <Part title={t.history.worked}>
      <ul className={styles.list}>
        {worked.map(({ entry, code, title, done, steps, skipped, at, note }) => (
          <li key={entry} className={styles.item}>
            <div className={styles.head}>
              <Link to="/entry/$id" params={{ id: entry }} className={styles.link}>
                <span className={styles.code}>{code}</span> <span lang={catalogueLang}>{title}</span>
              </Link>
              {at !== null && (
                <time className={styles.time} dateTime={at}>
                  {dayAndTime(at)}
                </time>
              )}
            </div>
            <p className={styles.detail}>
              {t.history.workedSteps(done.length, steps)}
              {skipped > 0 && `, ${t.history.workedSkipped(skipped)}`}
              {done.length > 0 && (
                <>
                  {': '}
                  <span lang={catalogueLang}>{done.join(' · ')}</span>
                </>
              )}
            </p>
            {note !== '' && (
              <p className={styles.note}>
                <span className="visually-hidden">{t.history.workedNote} </span>
                {note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
