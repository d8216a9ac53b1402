import type { EntrySummary } from '../../contract/catalog';
import type { Verdict } from '../../contract/diagnosis';
import type { HistoryItem, Progress } from '../../contract/state';
import type { SOLVED, STEP_STATES } from '../../contract/words';
import type { Clock, Files, OwnFiles } from '../ports';
import { openStore } from './store';

/** Longest history kept; older items fall off the end. */
const MOST_ITEMS = 500;
const schemas = () => import('../../contract/state');
const NO_PROGRESS: Progress = { steps: {}, note: '' };

/** SECURITY: [sec-25] an entry's own progress, never what every object has by a name such as `constructor`. */
const heldFor = (all: Readonly<Record<string, Progress>>, entry: string): Progress =>
  (Object.hasOwn(all, entry) ? all[entry] : undefined) ?? NO_PROGRESS;

/** What a person worked through: checklist state, notes, and what became of it. */
export interface WorkLog {
  progress(entry: string): Promise<Progress>;
  markStep(entry: string, step: string, state: (typeof STEP_STATES)[number]): Promise<Progress>;
  writeNote(entry: string, note: string): Promise<Progress>;
  resetSteps(entry: string): Promise<Progress>;
  history(): Promise<HistoryItem[]>;
  noteOpened(entry: EntrySummary): Promise<void>;
  noteSolved(entry: EntrySummary, solved: (typeof SOLVED)[number], stepsDone: string[]): Promise<HistoryItem[]>;
  noteDiagnosed(entry: EntrySummary | null, verdict: Verdict): Promise<void>;
  /** `source` opens the recording. */
  noteRecorded(source: string, holds: { lines: number; problems: number }): Promise<void>;
  /** `job` leads to what was changed; `entry` is where the person was, `title` names the repair. */
  noteRepaired(job: string, entry: EntrySummary | null, title: string): Promise<void>;
  clearHistory(): Promise<HistoryItem[]>;
  /** Every checklist with a step that was answered, or a note, by entry. */
  worked(): Promise<Readonly<Record<string, Progress>>>;
  /** How many entries have a step that was answered, or a note. */
  checklists(): Promise<number>;
  /** Forgets what was done and noted, for every entry. */
  clearChecklists(): Promise<void>;
}

export interface WorkLogParts {
  files: Files;
  clock: Clock;
  own: Pick<OwnFiles, 'lock'>;
}

/** Opens the work log in the app's data folder. The command line writes the history as well. */
export function openWorkLog(
  { files, clock, own }: WorkLogParts,
  folder: string,
  onDamaged?: (movedTo: string) => void,
): WorkLog {
  const steps = openStore({
    files,
    folder,
    name: 'checklists',
    schema: async () => (await schemas()).Checklists,
    fallback: {},
    onDamaged,
  });
  const items = openStore({
    files,
    folder,
    name: 'history',
    schema: async () => (await schemas()).KeptHistory,
    fallback: [],
    shared: own,
    onDamaged,
  });
  const now = () => new Date(clock.now()).toISOString();

  const change = async (entry: string, step: (held: Progress) => Progress): Promise<Progress> => {
    const all = await steps.change((value) => ({ ...value, [entry]: step(heldFor(value, entry)) }));
    return heldFor(all, entry);
  };
  const push = async (item: Omit<HistoryItem, 'id' | 'at'>) => {
    const kept = await items.change((value) => {
      const at = now();
      const last = value[0];
      // Opening the same entry again and again is one visit.
      const rest =
        last && item.kind === 'opened' && last.kind === 'opened' && last.entry === item.entry ? value.slice(1) : value;
      return [{ ...item, id: `${at}-${value.length}`, at }, ...rest].slice(0, MOST_ITEMS);
    });
    return (await schemas()).shownItems(kept);
  };

  return {
    progress: async (entry) => heldFor(await steps.get(), entry),
    markStep: (entry, step, state) =>
      change(entry, (held) => ({ ...held, steps: { ...held.steps, [step]: { state, at: now() } } })),
    writeNote: (entry, note) => change(entry, (held) => ({ ...held, note })),
    resetSteps: (entry) => change(entry, (held) => ({ ...held, steps: {} })),
    history: async () => (await schemas()).shownItems(await items.get()),
    noteOpened: async ({ id, code, title }) => {
      await push({ kind: 'opened', entry: id, code, title, solved: null, detail: [] });
    },
    noteSolved: ({ id, code, title }, solved, stepsDone) =>
      push({ kind: 'solved', entry: id, code, title, solved, detail: stepsDone }),
    noteDiagnosed: async (entry, { side, said, sentence }) => {
      await push({
        kind: 'diagnosed',
        entry: entry?.id ?? '',
        code: entry?.code ?? '',
        title: entry?.title ?? '',
        solved: null,
        detail: [sentence],
        verdict: { side, said },
      });
    },
    noteRecorded: async (source, recorded) => {
      const { lines, problems } = recorded;
      const faults = problems === 0 ? 'none tells of a fault' : `${problems} tell of a fault`;
      const detail = [`${lines} lines recorded, ${faults}`];
      await push({ kind: 'recorded', entry: '', code: '', title: '', solved: null, detail, source, recorded });
    },
    noteRepaired: async (job, entry, title) => {
      await push({
        kind: 'repaired',
        entry: entry?.id ?? '',
        code: entry?.code ?? '',
        title: entry?.title ?? '',
        solved: null,
        detail: [title],
        job,
      });
    },
    clearHistory: async () => {
      await items.change(() => []);
      return [];
    },
    worked: async () => Object.fromEntries(Object.entries(await steps.get()).filter(([, held]) => isWorked(held))),
    checklists: async () => Object.values(await steps.get()).filter(isWorked).length,
    clearChecklists: async () => {
      await steps.change(() => ({}));
    },
  };
}

const isWorked = ({ note, steps }: Progress) => note !== '' || Object.keys(steps).length > 0;
