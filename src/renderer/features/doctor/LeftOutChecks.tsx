import type { CheckHere } from '../../../contract/api';
import type { LeftOut } from '../../../contract/diagnosis';
import { t } from '../../strings';
import { Button } from '../../ui/Button';
import { Fold } from '../../ui/Fold';
import styles from './LeftOutChecks.module.css';

const WHYS = ['settled', 'switched-off', 'on-demand'] as const satisfies readonly LeftOut['why'][];

/** What a run did not look at, why, and the way to have the checks run that the answer did not need. */
export function LeftOutChecks({
  leftOut,
  texts,
  onRun,
}: {
  leftOut: readonly LeftOut[];
  texts: readonly CheckHere[];
  onRun: () => void;
}) {
  const of = (why: LeftOut['why']) => leftOut.filter((one) => one.why === why);
  const settled = of('settled').length;
  return (
    <div className={styles.leftOut}>
      <Fold summary={t.doctor.leftOut(leftOut.length)} className={styles.fold}>
        <p className={styles.not}>{t.doctor.leftOutNot}</p>
        {WHYS.filter((why) => of(why).length > 0).map((why) => (
          <section key={why} className={styles.group}>
            <h3 className={styles.why}>{t.doctor.leftOutWhy[why]}</h3>
            <ul className={styles.checks}>
              {of(why).map(({ check }) => (
                <li key={check}>{texts.find(({ id }) => id === check)?.question ?? check}</li>
              ))}
            </ul>
          </section>
        ))}
      </Fold>
      {settled > 0 && (
        <Button className={styles.run} onClick={onRun}>
          {t.doctor.runLeftOut(settled)}
        </Button>
      )}
    </div>
  );
}
