import { AlertDialog } from '@base-ui/react/alert-dialog';
import { CircleDot } from 'lucide-react';
import type { RecordState } from '../../../contract/logs';
import { useMachine } from '../../state/machine';
import { startRecording } from '../../state/record';
import { t } from '../../strings';
import { buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import dialog from '../../ui/Dialog.module.css';
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
      <AlertDialog.Root>
        <AlertDialog.Trigger className={buttonClass(again ? 'plain' : 'primary', styles.start)}>
          <CircleDot />
          {again ? t.record.again : t.record.start}
        </AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={dialog.veil} />
          <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
            <div className={dialog.words}>
              <AlertDialog.Title className={dialog.title}>{t.record.askTitle}</AlertDialog.Title>
              <AlertDialog.Description className={dialog.text}>
                {plan.quits ? t.record.askQuits : t.record.askStarts}
              </AlertDialog.Description>
            </div>
            <div className={dialog.foot}>
              <AlertDialog.Close className={buttonClass('quiet')}>{t.record.askNo}</AlertDialog.Close>
              <AlertDialog.Close className={buttonClass('primary')} onClick={() => void startRecording()}>
                {plan.quits ? t.record.askYes : t.record.askYesStart}
              </AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </Panel>
  );
}
