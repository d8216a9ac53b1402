import { CircleDot } from 'lucide-react';
import type { RecordState } from '../../../contract/logs';
import { useMachine } from '../../state/machine';
import { startRecording } from '../../state/record';
import { t } from '../../strings';
import { Ask } from '../../ui/Ask';
import { buttonClass } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Failure } from './Failure';
import styles from './Plan.module.css';

/** What a recording would do, step by step, and the question before it does. */
export function Plan({ record }: { record: RecordState }) {
  const folder = useMachine(({ info }) => info?.dataFolder);
  const { plan, failure, state } = record;
  if (!plan) return failure && state === 'idle' ? <Failure failure={failure} /> : null;
  const again = state === 'ended' || state === 'failed';
  return (
    <Panel title={t.record.plan}>
      <ol className={styles.steps}>
        <li>
          <p className={plan.quits ? styles.loss : undefined}>{plan.quits ? t.record.quits : t.record.startsOnly}</p>
        </li>
        <li>
          <p>{plan.quits ? t.record.command : t.record.commandOnly}</p>
          <code className={styles.command}>{plan.command}</code>
        </li>
        <li>
          <p>{t.record.during}</p>
        </li>
        <li>
          <p>{t.record.after}</p>
        </li>
      </ol>
      {folder && (
        <p className={styles.where}>
          {t.record.where} <code>{folder}</code>
        </p>
      )}
      <p className={styles.where}>{t.record.private}</p>
      <Ask
        look={buttonClass(again ? 'plain' : 'primary', styles.start)}
        title={t.record.askTitle}
        what={plan.quits ? t.record.askQuits : t.record.askStarts}
        no={t.record.askNo}
        yes={plan.quits ? t.record.askYes : t.record.askYesStart}
        onYes={() => void startRecording()}
      >
        <CircleDot />
        {again ? t.record.again : t.record.start}
      </Ask>
    </Panel>
  );
}
