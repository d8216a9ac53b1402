import { useEffect, useMemo, useRef } from 'react';
import { planChecklist } from '../../../catalog/checklist';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { CauseJudgement, CheckReport } from '../../../contract/diagnosis';
import type { Progress } from '../../../contract/state';
import type { Platform } from '../../../contract/words';
import { needLinks, useCatalog } from '../../state/catalog';
import { notify, report } from '../../state/notice';
import { markStep, resetProgress, useProgress } from '../../state/progress';
import { isAt, needRepairs, useRepairs } from '../../state/repairs';
import { retellValue } from '../../state/retell';
import { t } from '../../strings';
import { Part } from '../../ui/Panel';
import { useKeptFocus } from '../../ui/useKeptFocus';
import { repairedBy } from '../repair/repairsHere';
import styles from './Checklist.module.css';
import { minutesLeft } from './chips';
import { FoldedSteps } from './FoldedSteps';
import { OtherSteps } from './OtherSteps';
import { Step, type StepSetting } from './Step';

interface Props {
  entry: ResolvedEntry;
  platform: Platform;
  judgements: readonly CauseJudgement[];
  reports: readonly CheckReport[];
}

const NONE: Progress = { steps: {}, note: '' };

/** The steps for this machine: one to do now, what comes after it, and what is folded away. */
export function Checklist({ entry, platform, judgements, reports }: Props) {
  const progress = useProgress(({ byEntry }) => byEntry[entry.id]) ?? NONE;
  const { checks, links } = useCatalog();
  useEffect(() => {
    needLinks().catch(report);
    needRepairs().catch(report);
  }, []);
  const { jobs, standings, texts: repairs } = useRepairs();
  const repaired = useMemo(() => repairedBy(jobs, entry.id, repairs, reports), [jobs, entry.id, repairs, reports]);
  const plan = useMemo(
    () =>
      planChecklist(
        entry,
        judgements,
        platform,
        progress,
        { reports, texts: checks ?? [], repaired, sayValue: retellValue },
        t.checklist.why,
      ),
    [entry, judgements, platform, progress, reports, checks, repaired],
  );
  const { place, moveOn } = useMoveOn(plan.map(({ id, state }) => `${id} ${state}`).join());

  const focus = useKeptFocus(place, findAgain);

  const steps = plan.flatMap((planned) => {
    const step = entry.steps.find(({ id }) => id === planned.id);
    return step ? [{ planned, step }] : [];
  });
  // What a person is in the middle of is not folded away under their hands.
  const lively = ({ step }: (typeof steps)[number]) => step.repair.some((id) => isAt(standings[id], entry.id, step.id));
  const folded = steps.filter((one) => one.planned.state === 'folded' && !lively(one));
  const shown = steps.filter((one) => !folded.includes(one));
  const done = shown.filter(({ planned }) => planned.state === 'done').length;
  const left = minutesLeft(
    shown.flatMap(({ planned, step }) => (planned.state === 'done' ? [] : [step])),
    entry.effort.minutes[1],
  );

  const mark: StepSetting = (step, state) => {
    moveOn.current = true;
    void markStep({ entry: entry.id, step, state }).then((kept) => {
      if (!kept) moveOn.current = false;
    });
  };
  const reset = () => {
    resetProgress(entry.id).then(() => notify(t.notice.reset), report);
  };
  const touched = Object.keys(progress.steps).length > 0;

  return (
    <Part
      title={t.checklist.title}
      aside={
        <span role="status">
          {shown.length > 0 && t.checklist.progress(done, shown.length)}
          {left > 0 && ` · ${t.checklist.left(left)}`}
        </span>
      }
    >
      <div ref={place} {...focus}>
        {steps.length === 0 && <p className={styles.none}>{t.checklist.none}</p>}
        <ol className={styles.steps}>
          {shown.map(({ planned, step }, index) => (
            <Step
              key={step.id}
              entry={entry.id}
              number={index + 1}
              step={step}
              planned={planned}
              standing={{
                proven: planned.state === 'done' && progress.steps[step.id]?.state !== 'done',
                blind: reports.findLast(({ id }) => id === step.verify[0])?.status === 'unknown',
              }}
              platform={platform}
              links={links}
              onMark={mark}
            />
          ))}
        </ol>
        {folded.length > 0 && <FoldedSteps folded={folded} onMark={mark} />}
        <div className={styles.foot}>
          <OtherSteps steps={entry.steps} platform={platform} />
          {touched && (
            <button type="button" className={styles.reset} onClick={reset}>
              {t.checklist.reset}
            </button>
          )}
        </div>
      </div>
    </Part>
  );
}

/** A step that becomes the one to do now is drawn anew: its button is found again, or else the step to do now. */
function findAgain(last: HTMLElement, place: HTMLElement): HTMLElement | null {
  const isSame = (one: HTMLElement) =>
    one.textContent === last.textContent && one.getAttribute('aria-label') === last.getAttribute('aria-label');
  const buttons = [...place.querySelectorAll<HTMLElement>('button')];
  return buttons.findLast(isSame) ?? place.querySelector<HTMLElement>('[aria-current="step"] h3');
}

/** After a step was marked, the focus goes to the step that is now to do, or to the question at the end. */
function useMoveOn(plan: string) {
  const place = useRef<HTMLDivElement>(null);
  const moveOn = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is what the focus follows
  useEffect(() => {
    if (!moveOn.current) return;
    moveOn.current = false;
    const next =
      place.current?.querySelector<HTMLElement>('[aria-current="step"] h3') ??
      document.querySelector<HTMLElement>('[data-solved]');
    next?.focus({ preventScroll: true });
    (next?.closest('li') ?? next)?.scrollIntoView({ block: 'nearest' });
  }, [plan]);
  return { place, moveOn };
}
