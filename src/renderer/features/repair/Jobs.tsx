import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RepairText } from '../../../contract/catalog';
import type { Change, Job } from '../../../contract/repairs';
import { useCatalog } from '../../state/catalog';
import { notify, report } from '../../state/notice';
import { clearCopies, followRepairs, needRepairs, useRepairs } from '../../state/repairs';
import { t } from '../../strings';
import { Ask } from '../../ui/Ask';
import { Button, buttonClass } from '../../ui/Button';
import { classes } from '../../ui/classes';
import { Fold } from '../../ui/Fold';
import { Lamp } from '../../ui/Lamp';
import { Part } from '../../ui/Panel';
import { dayAndTime } from '../../ui/time';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { showSize } from '../logs/show';
import { ChangeList } from './ChangeList';
import styles from './Jobs.module.css';
import { isCutOff, jobAnchor, lampOfJob, sayJob } from './standing';
import { useSettling } from './useSettling';

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
  const sorted = [...shown.filter(isCutOff), ...shown.filter((job) => !isCutOff(job))];
  // What a search leaves out is kept all the same.
  const held = (jobs ?? []).filter((job) => job.bytes > 0 && !isCutOff(job) && !job.busy);
  return (
    <Part title={t.repair.changed} aside={held.length > 0 && <ClearCopies jobs={held} />}>
      <ul className={styles.list}>
        {sorted.map((job, index) => (
          <JobRow key={job.id} job={job} text={texts?.get(job.repair)} first={index === 0} />
        ))}
      </ul>
    </Part>
  );
}

/** What a search looks in. */
function wordsOf(job: Job, text: RepairText | undefined): string[] {
  return [text?.title ?? '', job.repair, job.entry ?? '', sayJob(job), ...job.changes.flatMap(wordsOfChange)];
}

/** Every text of a change, whichever kind it is. */
const wordsOfChange = (change: Change): string[] =>
  Object.entries(change).flatMap(([key, value]) => (key !== 'kind' && typeof value === 'string' ? [value] : []));

function JobRow({ job, text, first }: { job: Job; text: RepairText | undefined; first: boolean }) {
  const rows = useCatalog((state) => state.rows);
  const { busy, fault, settle } = useSettling(job);
  const row = useRef<HTMLLIElement>(null);
  const focus = useKeptFocus(row);
  const anchor = jobAnchor(job.id);
  const sought = useLocation({ select: ({ hash }) => hash === anchor });
  useEffect(() => {
    if (!sought) return;
    row.current?.focus({ preventScroll: true });
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [sought]);
  const entry = rows?.find(({ id }) => id === job.entry);
  const title = text?.title ?? job.repair;
  const open = isCutOff(job);
  return (
    <li
      ref={row}
      id={anchor}
      tabIndex={-1}
      aria-labelledby={`${anchor}-title`}
      className={classes(styles.job, open && styles.open)}
      {...focus}
    >
      <div className={styles.head}>
        <Lamp state={lampOfJob(job)} />
        <h3 id={`${anchor}-title`} className={styles.title}>
          {title}
        </h3>
        <time className={styles.time} dateTime={job.at}>
          {dayAndTime(job.at)}
        </time>
      </div>
      <p className={styles.state}>
        <span role="status">{sayJob(job)}</span>
        {open && ` ${t.repair.interruptedHow}`}
        {entry && (
          <>
            {' · '}
            <Link to="/entry/$id" params={{ id: entry.id }}>
              {entry.code}
            </Link>
          </>
        )}
        {job.bytes > 0 && ` · ${t.repair.copies(showSize(job.bytes))}`}
      </p>
      {fault && (
        <p role="alert" className={styles.fault}>
          {t.repair.notUndone(t.repair.fault[fault])}
        </p>
      )}
      {job.changes.length > 0 && (
        <Fold
          summary={open || job.busy ? t.repair.showOpen : job.state === 'failed' ? t.repair.showFailed : t.repair.show}
        >
          <ChangeList changes={job.changes} />
        </Fold>
      )}
      <div className={styles.actions}>
        {open && (
          <Button
            look={first ? 'primary' : 'plain'}
            aria-disabled={busy}
            aria-label={`${t.repair.finish}: ${title}`}
            onClick={() => settle('finish')}
          >
            {t.repair.finish}
          </Button>
        )}
        {job.undo && !job.busy && <UndoButton title={title} busy={busy} onUndo={() => settle('undo')} />}
      </div>
    </li>
  );
}

function UndoButton({ title, busy, onUndo }: { title: string; busy: boolean; onUndo: () => void }) {
  return (
    <Ask
      look={buttonClass('plain')}
      disabled={busy}
      label={`${t.repair.undo}: ${title}`}
      title={t.repair.undoTitle}
      what={t.repair.undoHow}
      no={t.repair.undoNo}
      yes={t.repair.undo}
      onYes={onUndo}
    >
      {busy ? t.repair.undoing : t.repair.undo}
    </Ask>
  );
}

function ClearCopies({ jobs }: { jobs: readonly Job[] }) {
  const bytes = jobs.reduce((sum, job) => sum + job.bytes, 0);
  const clear = () => {
    void clearCopies(jobs.map(({ id }) => id)).then((done) => {
      if (done) notify(t.repair.cleared);
    });
  };
  return (
    <span className={styles.copies}>
      {t.repair.copies(showSize(bytes))}
      <Ask
        look={buttonClass('quiet')}
        title={t.repair.clearTitle}
        what={t.repair.clearHow}
        no={t.repair.clearNo}
        yes={t.repair.clearYes}
        onYes={clear}
        grave
      >
        {t.repair.clear}
      </Ask>
    </span>
  );
}
