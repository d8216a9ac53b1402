import type { RecordState } from '../../../contract/logs';
import { t } from '../../strings';
import { Lamp } from '../../ui/Lamp';
import styles from './Failure.module.css';

/** Why a recording cannot be made, and what to do about it. */
export function Failure({ failure }: { failure: NonNullable<RecordState['failure']> }) {
  const [what, how] = t.record.failure[failure];
  return (
    <div role="alert" className={styles.failure}>
      <Lamp state="broken" className={styles.lamp} />
      <p className={styles.what}>{what}</p>
      <p className={styles.how}>{how}</p>
    </div>
  );
}
