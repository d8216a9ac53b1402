import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RepairText } from '../../../contract/catalog';
import type { Job, RepairFault } from '../../../contract/repairs';
import { useCatalog } from '../../state/catalog';
import { notify, report } from '../../state/notice';
import { clearCopies, followRepairs, needRepairs, settleJob, useRepairs } from '../../state/repairs';
import { catalogueLang, t } from '../../strings';
import { Button, buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import dialog from '../../ui/Dialog.module.css';
import { Fold } from '../../ui/Fold';
import { Lamp, type LampState } from '../../ui/Lamp';
import { Part } from '../../ui/Panel';
import { dayAndTime } from '../../ui/time';
import { showSize } from '../logs/show';
import { ChangeList } from './ChangeList';
import styles from './Jobs.module.css';

const isOpen = ({ state }: Job) => state === 'acting' || state === 'undoing';

/** Everything the app changed, with before and after, and the way back. Nothing where nothing was. */
export function Jobs({ search }: { search: string }) {
  const { jobs, texts } = useRepairs();
  useEffect(() => {
    needRepairs().catch(report);
    followRepairs().catch(report);
  }, []);
  const wanted = search.trim().toLowerCase();
  const shown = (jobs ?? []).filter((job) =>
    wordsOf(job, texts?.get(job.repair)).some((word) => word.toLowerCase().includes(wanted)),
  );
  if (shown.length === 0) return null;
  // What was cut off comes first, whenever it was.
  const sorted = [...shown.filter(isOpen), ...shown.filter((job) => !isOpen(job))];
  const bytes = shown.reduce((sum, job) => sum + job.bytes, 0);
  return (
    <Part
      title={t.repair.changed}
      aside={bytes > 0 && <ClearCopies jobs={shown.filter((job) => !isOpen(job))} bytes={bytes} />}
    >
      <ul className={styles.list}>
        {sorted.map((job) => (
          <JobRow key={job.id} job={job} text={texts?.get(job.repair)} />
        ))}
      </ul>
    </Part>
  );
}

/** What a search looks in. */
function wordsOf(job: Job, text: RepairText | undefined): string[] {
  return [text?.title ?? '', job.repair, job.entry ?? '', t.repair.job[job.state], JSON.stringify(job.changes)];
}

const LAMPS: Readonly<Record<Job['state'], LampState>> = {
  acting: 'broken',
  done: 'works',
  failed: 'off',
  undoing: 'broken',
  undone: 'off',
  damaged: 'unknown',
};

function JobRow({ job, text }: { job: Job; text: RepairText | undefined }) {
  const rows = useCatalog((state) => state.rows);
  const [fault, setFault] = useState<RepairFault | null>(null);
  const [busy, setBusy] = useState(false);
  const entry = rows?.find(({ id }) => id === job.entry);
  const settle = (how: 'undo' | 'finish') => {
    setBusy(true);
    void settleJob(job.id, how).then((why) => {
      setBusy(false);
      setFault(why);
    });
  };
  const title = text?.title ?? job.repair;
  return (
    <li className={classes(styles.job, isOpen(job) && styles.open)}>
      <div className={styles.head}>
        <Lamp state={job.state === 'done' && job.verified === 'no' ? 'broken' : LAMPS[job.state]} />
        <h3 className={styles.title} lang={catalogueLang}>
          {title}
        </h3>
        <time className={styles.time} dateTime={job.at}>
          {dayAndTime(job.at)}
        </time>
      </div>
      <p className={styles.state}>
        {t.repair.job[job.state]}
        {job.state === 'done' && job.verified && ` ${t.repair.verified[job.verified]}`}
        {job.fault && ` ${t.repair.fault[job.fault]}`}
        {isOpen(job) && ` ${t.repair.interruptedHow}`}
        {entry && (
          <>
            {' · '}
            <Link to="/entry/$id" params={{ id: entry.id }}>
              {entry.code}
            </Link>
          </>
        )}
      </p>
      {fault && (
        <p role="status" className={styles.fault}>
          {t.repair.notUndone(t.repair.fault[fault])}
        </p>
      )}
      {job.changes.length > 0 && (
        <Fold summary={t.repair.show}>
          <ChangeList changes={job.changes} />
        </Fold>
      )}
      <div className={styles.actions}>
        {isOpen(job) && (
          <Button look="primary" disabled={busy} onClick={() => settle('finish')}>
            {t.repair.finish}
          </Button>
        )}
        {job.undo && <UndoButton title={title} busy={busy || job.busy} onUndo={() => settle('undo')} />}
      </div>
    </li>
  );
}

function UndoButton({ title, busy, onUndo }: { title: string; busy: boolean; onUndo: () => void }) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={buttonClass('plain')} disabled={busy} aria-label={`${t.repair.undo}: ${title}`}>
        {busy ? t.repair.undoing : t.repair.undo}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.veil} />
        <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
          <div className={dialog.words}>
            <AlertDialog.Title className={dialog.title}>{t.repair.undoTitle}</AlertDialog.Title>
            <AlertDialog.Description className={dialog.text}>{t.repair.undoHow}</AlertDialog.Description>
          </div>
          <div className={dialog.foot}>
            <AlertDialog.Close className={buttonClass('quiet')}>{t.repair.undoNo}</AlertDialog.Close>
            <AlertDialog.Close className={buttonClass('primary')} onClick={onUndo}>
              {t.repair.undo}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function ClearCopies({ jobs, bytes }: { jobs: readonly Job[]; bytes: number }) {
  const clear = () => {
    void clearCopies(jobs.map(({ id }) => id)).then((done) => {
      if (done) notify(t.repair.cleared);
    });
  };
  return (
    <span className={styles.copies}>
      {t.repair.copies(showSize(bytes))}
      <AlertDialog.Root>
        <AlertDialog.Trigger className={buttonClass('quiet')}>{t.repair.clear}</AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={dialog.veil} />
          <AlertDialog.Popup className={classes(dialog.popup, dialog.small)}>
            <div className={dialog.words}>
              <AlertDialog.Title className={dialog.title}>{t.repair.clearTitle}</AlertDialog.Title>
              <AlertDialog.Description className={dialog.text}>{t.repair.clearHow}</AlertDialog.Description>
            </div>
            <div className={dialog.foot}>
              <AlertDialog.Close className={buttonClass('plain')}>{t.repair.clearNo}</AlertDialog.Close>
              <AlertDialog.Close className={buttonClass('danger')} onClick={clear}>
                {t.repair.clearYes}
              </AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </span>
  );
}
