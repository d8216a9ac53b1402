import { X } from 'lucide-react';
import type { LogBook } from '../../../contract/logs';
import { closeBook } from '../../state/logs';
import { labelOf } from '../../state/retell';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Lamp } from '../../ui/Lamp';
import styles from './BookHead.module.css';
import { showSize } from './show';

/** Which log is open, how much of it there is, and how far it is read. */
export function BookHead({ book }: { book: LogBook }) {
  const { sources, read, size, done } = book;
  const [only] = sources;
  const name = sources.length === 1 && only ? labelOf(only) : t.logs.several(sources.length);
  const troubles = sources.filter(({ state }) => state === 'unreadable' || (done && state === 'absent'));
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{t.logs.title}</h1>
        <p className={styles.facts} title={sources.map(labelOf).join('\n')}>
          <span className={styles.name}>{name}</span>
          <span>{t.logs.lines(book.lines)}</span>
        </p>
      </div>
      {!done && (
        <div className={styles.progress}>
          <div
            role="progressbar"
            aria-label={t.logs.reading}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={size > 0 ? Math.round((read / size) * 100) : 0}
            aria-valuetext={t.logs.read(showSize(read), showSize(size))}
            className={styles.bar}
          >
            <span style={{ width: `${size > 0 ? (read / size) * 100 : 0}%` }} />
          </div>
          <span aria-hidden="true">{t.logs.read(showSize(read), showSize(size))}</span>
        </div>
      )}
      <Button onClick={closeBook}>
        <X />
        {done ? t.logs.close : t.logs.cancel}
      </Button>
      {troubles.length > 0 && (
        <ul className={styles.troubles}>
          {troubles.map((source) => (
            <li key={source.id}>
              <Lamp state="unknown" />{' '}
              {t.logs.trouble(labelOf(source), source.why ? t.logs.why[source.why] : t.logs.state[source.state])}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
