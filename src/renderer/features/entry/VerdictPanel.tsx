import { type ReactNode, useId } from 'react';
import type { Diagnosis } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { classes } from '../../ui/classes';
import { Fold } from '../../ui/Fold';
import { Lamp, type LampState } from '../../ui/Lamp';
import styles from './VerdictPanel.module.css';

interface Props {
  lamp: LampState;
  /** The short words above the sentence: whose side usually, how it stands here. */
  labels: readonly string[];
  headline: string;
  text?: string | null;
  because?: Diagnosis['verdict']['because'];
  actions?: ReactNode;
  children?: ReactNode;
  title: string;
}

/** Whose side it is on, in one sentence, and what that rests on. */
export function VerdictPanel({ lamp, labels, headline, text, because = [], actions, children, title }: Props) {
  const id = useId();
  return (
    <section className={classes(styles.panel, styles[lamp])} aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {title}
      </h2>
      <Lamp state={lamp} className={styles.lamp} />
      <div className={styles.words}>
        <p className={styles.labels}>
          {labels.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </p>
        <p className={styles.headline}>{headline}</p>
        {text && <p className={styles.text}>{text}</p>}
        {children}
        {because.length > 0 && (
          <Fold className={styles.why} summary={t.entry.why}>
            <ul className={styles.because} aria-label={t.entry.because}>
              {because.map(({ finding, text: sentence }) => (
                <li key={`${finding} ${sentence}`}>{sentence}</li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
