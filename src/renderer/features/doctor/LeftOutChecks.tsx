import type { CheckHere } from '../../../contract/api';
import type { LeftOut } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import styles from './LeftOutChecks.module.css';

const WHYS = ['settled', 'switched-off', 'on-demand'] as const satisfies readonly LeftOut['why'][];

interface Props {
  leftOut: readonly LeftOut[];
  texts: readonly CheckHere[];
  /** Asks everything; absent where nothing can be run. */
  onRun?: (() => void) | undefined;
}

/** What a run did not look at and why, and the way to have the checks run that the answer did not need. */
export function LeftOutChecks({ leftOut, texts, onRun }: Props) {
  const groups = WHYS.map((why) => ({ why, checks: leftOut.filter((one) => one.why === why) }));
  return groups
    .filter(({ checks }) => checks.length > 0)
    .map(({ why, checks }) => (
      <div key={why} className={styles.leftOut}>
        <Fold summary={t.doctor.leftOut[why](checks.length)} className={styles.fold}>
          {why === 'settled' && <p className={styles.how}>{t.doctor.settledHow}</p>}
          <ul className={styles.checks}>
            {checks.map(({ check }) => (
              <li key={check}>{texts.find(({ id }) => id === check)?.question ?? check}</li>
            ))}
          </ul>
        </Fold>
        {why === 'settled' && onRun && <Button onClick={onRun}>{t.doctor.runLeftOut(checks.length)}</Button>}
      </div>
    ));
}
