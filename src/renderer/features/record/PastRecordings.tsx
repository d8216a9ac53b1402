import { AlertDialog } from '@base-ui/react/alert-dialog';
import { FileText, Trash2 } from 'lucide-react';
import type { Recording, RecordState } from '../../../contract/logs';
import { notify } from '../../state/notice';
import { isBusy, removeRecording } from '../../state/record';
import { t } from '../../strings';
import { Button, buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import dialog from '../../ui/Dialog.module.css';
import { Lamp } from '../../ui/Lamp';
import { Part } from '../../ui/Panel';
import { moment } from '../../ui/time';
import { showSize } from '../logs/show';
import { showLength } from './length';
import styles from './PastRecordings.module.css';
import { useOpenRecording } from './RunningRecording';

/** Recordings that lie here: open them, remove them. */
export function PastRecordings({ record }: { record: RecordState }) {
  return (
    <Part title={t.record.past}>
      {record.past.length === 0 ? (
        <p className={styles.none}>{t.record.pastNone}</p>
      ) : (
        <ul className={styles.list}>
          {record.past.map((recording) => (
            <Row
              key={recording.id}
              recording={recording}
              locked={isBusy(record) && record.current?.id === recording.id}
            />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Row({ recording, locked }: { recording: Recording; locked: boolean }) {
  const open = useOpenRecording();
  const { id, source, startedAt, endedAt, lines, problems, bytes } = recording;
  const when = moment(Date.parse(startedAt));
  const remove = async () => {
    if (await removeRecording(id)) notify(t.record.removed);
  };
  return (
    <li className={styles.row}>
      <time className={styles.when} dateTime={startedAt}>
        {when}
      </time>
      <p className={styles.facts}>
        <span>{showLength(startedAt, endedAt, Date.parse(startedAt))}</span>
        <span>{t.logs.lines(lines)}</span>
        <span className={styles.problems}>
          {problems > 0 && <Lamp state="broken" />}
          {problems > 0 ? t.logs.problems(problems) : t.logs.noProblems}
        </span>
        <span>{showSize(bytes)}</span>
      </p>
      <span className={styles.actions}>
        <Button aria-label={t.record.openOne(when)} onClick={() => void open(source)}>
          <FileText />
          {t.record.open}
        </Button>
        <AlertDialog.Root>
          <AlertDialog.Trigger
            className={buttonClass('quiet', styles.remove)}
            aria-label={t.record.removeOne(when)}
            disabled={locked}
          >
            <Trash2 />
          </AlertDialog.Trigger>
          <AlertDialog.Portal>
            <AlertDialog.Backdrop className={dialog.veil} />
            <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
              <div className={dialog.words}>
                <AlertDialog.Title className={dialog.title}>{t.record.removeTitle}</AlertDialog.Title>
                <AlertDialog.Description className={dialog.text}>
                  {t.record.removeHow(when, t.logs.lines(lines))}
                </AlertDialog.Description>
              </div>
              <div className={dialog.foot}>
                <AlertDialog.Close className={buttonClass('plain')}>{t.record.removeNo}</AlertDialog.Close>
                <AlertDialog.Close className={buttonClass('danger')} onClick={() => void remove()}>
                  {t.record.removeYes}
                </AlertDialog.Close>
              </div>
            </AlertDialog.Popup>
          </AlertDialog.Portal>
        </AlertDialog.Root>
      </span>
    </li>
  );
}
