import { FileText, Trash2 } from 'lucide-react';
import type { Recording, RecordState } from '../../../contract/logs';
import { notify } from '../../state/notice';
import { isBusy, removeRecording } from '../../state/record';
import { t } from '../../strings';
import { Ask } from '../../ui/Ask';
import { Button, buttonClass } from '../../ui/Button';
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
        <Ask
          look={buttonClass('quiet', styles.remove)}
          label={t.record.removeOne(when)}
          disabled={locked}
          title={t.record.removeTitle}
          what={t.record.removeHow(when, t.logs.lines(lines))}
          no={t.record.removeNo}
          yes={t.record.removeYes}
          onYes={() => void remove()}
          grave
        >
          <Trash2 />
        </Ask>
      </span>
    </li>
  );
}
