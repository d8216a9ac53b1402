import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Diagnosis } from '../../../contract/diagnosis';
import { retell } from '../../state/retell';
import { t } from '../../strings';
import { buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Lamp, type LampState } from '../../ui/Lamp';
import styles from './VerdictPanel.module.css';

interface Props {
  lamp: LampState;
  /** The short words above the sentence: whose side usually, how it stands here. */
  labels: readonly string[];
  headline: ReactNode;
  text?: ReactNode;
  because?: Diagnosis['verdict']['because'];
  actions?: ReactNode;
  children?: ReactNode;
  title: string;
}

/** Whose side it is on, in one sentence, and what that rests on. */
export function VerdictPanel({ lamp, labels, headline, text, because = [], actions, children, title }: Props) {
  const id = useId();
  return (
    <Collapsible.Root render={<section />} className={classes(styles.panel, styles[lamp])} aria-labelledby={id}>
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
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {because.length > 0 && (
        <>
          <Collapsible.Trigger className={buttonClass('quiet', styles.why)}>
            {t.entry.why}
            <ChevronDown />
          </Collapsible.Trigger>
          <Collapsible.Panel className={styles.more}>
            <p className={styles.rests}>{t.entry.because}</p>
            <ul className={styles.because}>
              {because.map(retell).map(({ finding, text: sentence }) => (
                <li key={`${finding} ${sentence}`}>{sentence}</li>
              ))}
            </ul>
          </Collapsible.Panel>
        </>
      )}
    </Collapsible.Root>
  );
}
