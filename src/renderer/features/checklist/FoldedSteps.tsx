import type { ResolvedStep } from '../../../contract/catalog';
import type { PlannedStep } from '../../../contract/diagnosis';
import { catalogueLang, t } from '../../strings';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import styles from './FoldedSteps.module.css';
import type { StepSetting } from './Step';

interface Props {
  folded: readonly { planned: PlannedStep; step: ResolvedStep }[];
  onMark: StepSetting;
}

/** Steps that need not be done, in one line that says why. */
export function FoldedSteps({ folded, onMark }: Props) {
  const reasons = new Set(folded.flatMap(({ planned: { why } }) => why ?? []));
  return (
    <Fold
      className={styles.fold}
      summary={
        <span className={styles.line}>
          {t.checklist.folded(folded.length)}:
          {[...reasons].map((why) => (
            <span key={why}> {why}</span>
          ))}
        </span>
      }
    >
      <ul className={styles.list}>
        {folded.map(({ planned, step }) => (
          <li key={step.id} className={styles.step}>
            <div className={styles.words}>
              <h3 className={styles.title} lang={catalogueLang}>
                {step.title}
              </h3>
              <p className={styles.why}>{planned.why}</p>
            </div>
            <Button
              look="quiet"
              aria-label={`${t.checklist.bringBack}: ${step.title}`}
              onClick={() => onMark(step.id, 'todo')}
            >
              {t.checklist.bringBack}
            </Button>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
