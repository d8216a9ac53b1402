import type { ResolvedStep } from '../../../contract/catalog';
import type { PlannedStep } from '../../../contract/diagnosis';
import { t } from '../../strings';
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
  const reasons = [...new Set(folded.flatMap(({ planned }) => planned.why ?? []))].join(' ');
  return (
    <Fold
      className={styles.fold}
      summary={<span className={styles.line}>{`${t.checklist.folded(folded.length)}: ${reasons}`}</span>}
    >
      <ul className={styles.list}>
        {folded.map(({ planned, step }) => (
          <li key={step.id} className={styles.step}>
            <div className={styles.words}>
              <h3 className={styles.title}>{step.title}</h3>
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
