import { Link } from '@tanstack/react-router';
import type { Diagnosis } from '../../../contract/diagnosis';
import { retellSuspects } from '../../state/retell';
import { catalogueLang, t } from '../../strings';
import { buttonClass } from '../../ui/Button';
import { Part } from '../../ui/Panel';
import styles from './Suspects.module.css';

/** The codes this fault usually shows as, most likely first, each with why. */
export function Suspects({ suspects }: { suspects: Diagnosis['suspects'] }) {
  return (
    <Part title={t.doctor.suspects}>
      {suspects.length === 0 ? (
        <p className={styles.none}>{t.doctor.suspectsNone}</p>
      ) : (
        <ol className={styles.list}>
          {retellSuspects(suspects).map(({ id, code, title, why }) => (
            <li key={id} className={styles.suspect}>
              <div className={styles.words}>
                <h3>
                  <span className={styles.code}>{code}</span>{' '}
                  <span className={styles.title} lang={catalogueLang}>
                    {title}
                  </span>
                </h3>
                <ul className={styles.why} aria-label={t.doctor.why}>
                  {why.map(({ text }) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </div>
              <Link
                to="/entry/$id"
                params={{ id }}
                className={buttonClass('plain')}
                aria-label={`${t.doctor.openSuspect}: ${code}`}
              >
                {t.doctor.openSuspect}
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
