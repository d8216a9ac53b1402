import type { CheckText, ResolvedEntry, ResolvedStep } from '../contract/catalog';
import type { CauseJudgement, CheckReport, PlannedStep } from '../contract/diagnosis';
import type { Progress } from '../contract/state';
import type { Platform } from '../contract/words';
import { CHECKLIST_WORDS, type ChecklistWords } from './checklist-words';
import { describeFinding, type SayValue } from './sentence';

/** What the checks answered, for steps that tick themselves. */
export interface Checked {
  reports: readonly CheckReport[];
  texts: readonly CheckText[];
  /** What the app did and its check found calm afterwards: a sentence by repair id. */
  repaired?: ReadonlyMap<string, string>;
  /** Words the values in sentences of findings, where `texts` are not in English. */
  sayValue?: SayValue;
}

const NOTHING_CHECKED: Checked = { reports: [], texts: [] };

interface Weighed {
  step: ResolvedStep;
  state: 'done' | 'todo' | 'folded';
  why: string | null;
  /** A cause it mends is confirmed here. */
  needed: boolean;
}

/**
 * Orders an entry's steps for this machine. Steps of other systems are left out. Done steps come
 * first, then what is left to do, then what is folded away with the reason. Among the steps to do:
 * those that mend a confirmed cause first, harmless before harmful, quick before slow, those without
 * administrator rights before those that need them, and the catalogue's own order last. Exactly one
 * step is `first` as long as anything is left to do.
 *
 * A step the person set back to do themselves stays to do, whatever the checks say.
 */
export function planChecklist(
  entry: Pick<ResolvedEntry, 'steps' | 'causes'>,
  judgements: readonly CauseJudgement[],
  platform: Platform,
  progress: Pick<Progress, 'steps'>,
  checked: Checked = NOTHING_CHECKED,
  words: ChecklistWords = CHECKLIST_WORDS,
): PlannedStep[] {
  const weighed = entry.steps
    .filter(({ platforms }) => platforms.includes(platform))
    .map((step) => weigh(step, entry, judgements, platform, progress, checked, words));
  const todo = weighed.filter(({ state }) => state === 'todo').sort(byUse);
  return [
    ...weighed.filter(({ state }) => state === 'done').map((one) => planned(one, 'done')),
    ...todo.map((one, index) => planned(one, index === 0 ? 'first' : 'todo')),
    ...weighed.filter(({ state }) => state === 'folded').map((one) => planned(one, 'folded')),
  ];
}

function planned({ step, why }: Weighed, state: PlannedStep['state']): PlannedStep {
  return { id: step.id, kind: step.kind, state, why };
}

function weigh(
  step: ResolvedStep,
  entry: Pick<ResolvedEntry, 'causes'>,
  judgements: readonly CauseJudgement[],
  platform: Platform,
  progress: Pick<Progress, 'steps'>,
  checked: Checked,
  words: ChecklistWords,
): Weighed {
  const mended = step.mends.flatMap((id) => judgements.find((judgement) => judgement.id === id) ?? []);
  const confirmed = mended.find(({ state }) => state === 'confirmed');
  const because = confirmed ? sentenceOf(confirmed, entry) : null;
  const todo: Weighed = { step, state: 'todo', why: because, needed: confirmed !== undefined };
  const said = Object.hasOwn(progress.steps, step.id) ? progress.steps[step.id]?.state : undefined;
  if (said === 'done') return { ...todo, state: 'done', why: words.done };
  if (said === 'skipped') return { ...todo, state: 'folded', why: words.skipped };
  if (said === 'todo') return todo;
  if (confirmed) return todo;
  const repair = step.repair.find((id) => checked.repaired?.has(id));
  if (repair !== undefined) return { ...todo, state: 'done', why: checked.repaired?.get(repair) ?? null };
  const proof = proofOf(step, checked);
  if (proof !== null) return { ...todo, state: 'done', why: proof };
  // Every cause it mends has to be judged, not only those that were: an unknown one keeps the step.
  // Causes of other systems are never judged here and keep nothing.
  if (
    mended.length > 0 &&
    mended.length === step.mends.filter((id) => occursOn(platform, id, entry)).length &&
    mended.every(({ state }) => state === 'ruled-out')
  )
    return { ...todo, state: 'folded', why: ruledOut(mended, entry, words) };
  return todo;
}

function occursOn(platform: Platform, cause: string, entry: Pick<ResolvedEntry, 'causes'>): boolean {
  return entry.causes.find(({ id }) => id === cause)?.platforms?.includes(platform) ?? true;
}

/** Needed here, then harm, then time, then administrator rights; `sort` keeps the rest in order. */
function byUse(a: Weighed, b: Weighed): number {
  return (
    Number(b.needed) - Number(a.needed) ||
    a.step.harm - b.step.harm ||
    minutes(a.step) - minutes(b.step) ||
    Number(a.step.needsAdmin) - Number(b.step.needsAdmin)
  );
}

function minutes({ minutes: [from, to] }: ResolvedStep): number {
  return from + to;
}

/**
 * What proves a verify step: its decisive check ended well and found something that works. A check
 * that could not tell proves nothing, nor does one that found mere context.
 */
function proofOf(step: ResolvedStep, { reports, texts, sayValue }: Checked): string | null {
  const decisive = step.verify[0];
  if (step.kind !== 'verify' || decisive === undefined) return null;
  const report = reports.findLast(({ id }) => id === decisive);
  if (report?.status !== 'ok') return null;
  const text = texts.find(({ id }) => id === decisive);
  const works = report.findings.find(({ id }) => text?.findings[id]?.tone === 'works');
  return works ? describeFinding(works, text, sayValue) : null;
}

function sentenceOf(judgement: CauseJudgement, entry: Pick<ResolvedEntry, 'causes'>): string | null {
  return judgement.evidence[0]?.text ?? entry.causes.find(({ id }) => id === judgement.id)?.text ?? null;
}

function ruledOut(
  mended: readonly CauseJudgement[],
  entry: Pick<ResolvedEntry, 'causes'>,
  words: ChecklistWords,
): string {
  const sentences = mended.map(
    ({ id, evidence }) =>
      evidence[0]?.text ?? words.ruledOut(entry.causes.find((cause) => cause.id === id)?.text ?? id),
  );
  return [...new Set(sentences)].join(' ');
}
