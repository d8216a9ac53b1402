import { TriangleAlert } from 'lucide-react';
import type { ResolvedStep } from '../../../contract/catalog';
import type { Platform } from '../../../contract/words';
import { catalogueLang, t } from '../../strings';
import { linesOf, localText } from './chips';
import styles from './StepBody.module.css';

/** How a step is done on one system, why it helps, and what it costs. */
export function StepBody({ step, platform }: { step: ResolvedStep; platform: Platform }) {
  const lines = linesOf(localText(step.how, platform) ?? '');
  const command = localText(step.command, platform);
  return (
    <div className={styles.body}>
      {lines.length > 1 ? (
        <ol className={styles.lines} lang={catalogueLang}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : (
        <p lang={catalogueLang}>{lines[0]}</p>
      )}
      {step.note && <p lang={catalogueLang}>{step.note}</p>}
      {step.why && (
        <p className={styles.why} lang={catalogueLang}>
          {step.why}
        </p>
      )}
      {command && (
        <pre className={styles.command}>
          <code>{command}</code>
        </pre>
      )}
      {step.loses && (
        <p className={styles.loses}>
          <TriangleAlert />
          <span>
            <strong>{t.checklist.loses}</strong> <span lang={catalogueLang}>{step.loses}</span>
          </span>
        </p>
      )}
    </div>
  );
}
