import type { WatchNotice } from '../../../contract/logs';
import { catalogueLang, t } from '../../strings';
import { Lamp } from '../../ui/Lamp';
import { ago } from '../../ui/time';
import { CodeLinks } from '../logs/CodeLinks';
import styles from './NoticeList.module.css';

/** What the watch has seen: the event, its line, and what it may mean. */
export function NoticeList({ notices, now }: { notices: readonly WatchNotice[]; now: number }) {
  return (
    <ul className={styles.list}>
      {notices.map(({ id, at, event, text, possible }) => (
        <li key={id} className={styles.item}>
          <Lamp state="broken" className={styles.lamp} />
          <p className={styles.head}>
            <span className={styles.event}>{event}</span>
            <time className={styles.when} dateTime={at}>
              {ago(at, now)}
            </time>
          </p>
          <p className={styles.text} lang={catalogueLang}>
            {text}
          </p>
          {possible.length > 0 ? (
            <div className={styles.codes}>
              <span>{t.watch.may}</span>
              <CodeLinks codes={possible} />
            </div>
          ) : (
            <p className={styles.codes}>{t.watch.noCode}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
