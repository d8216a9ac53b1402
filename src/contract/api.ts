import { z } from 'zod';
import { CheckText, EntrySummary, RepairHere, ResolvedEntry, ResolvedLink } from './catalog';
import { companionCalls, companionEvents } from './companion';
import { CauseJudgement, CheckReport, Diagnosis } from './diagnosis';
import { logCalls, logEvents } from './logs';
import { Answers, Question } from './question';
import { repairCalls, repairEvents } from './repairs';
import { reportCalls } from './report';
import { HISTORY_FORMATS, HistoryItem, Progress, Settings, Worked } from './state';
import { updateCalls, updateEvents } from './updates';
import { PLATFORMS, SOLVED, STEP_STATES } from './words';

/**
 * The contract: every call the page may make and every event it may hear, in one place.
 * Main's handlers and the preload's functions are both derived from it. Payloads are JSON values;
 * the page sends ids, never paths, commands or addresses.
 */

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const nothing = z.strictObject({});
const entryId = z.string().max(120);
const stepId = z.string().max(120);
const runId = z.string().max(40);

export const SpotifyHere = z.strictObject({
  installed: z.boolean(),
  running: z.boolean().nullable(),
  version: z.string().nullable(),
  kind: z.string().nullable(),
});
export type SpotifyHere = z.infer<typeof SpotifyHere>;

export const AppInfo = z.strictObject({
  version: z.string(),
  platform: z.enum(PLATFORMS),
  /** What the program runs in, in words for people. */
  host: z.string(),
  dataFolder: z.string(),
});
export type AppInfo = z.infer<typeof AppInfo>;

/** A check of the catalogue as this computer has it. */
export const CheckHere = CheckText.extend({
  /** `network` checks contact what `looksAt` names; `local` ones stay on this computer. */
  reach: z.enum(['local', 'network']),
  /** False where the check does not exist for this system. */
  here: z.boolean(),
  /** True where "what is wrong?" leaves it out: it runs only where a step of the entry at hand names it. */
  onDemand: z.boolean(),
});
export type CheckHere = z.infer<typeof CheckHere>;

export const calls = {
  'app.info': call('Version, system and where data lies.', nothing, AppInfo),
  'spotify.here': call('What is known of Spotify on this computer right now.', nothing, SpotifyHere),
  'catalog.list': call('All entries as rows.', nothing, z.array(EntrySummary)),
  'catalog.entry': call('One whole entry.', z.strictObject({ id: entryId }), ResolvedEntry),
  'catalog.checks': call('What each check asks, looks at and contacts.', nothing, z.array(CheckHere)),
  'catalog.links': call(
    'Names of the links that steps open.',
    nothing,
    z.array(ResolvedLink.pick({ id: true, title: true })),
  ),
  'catalog.questions': call('Questions only a person can answer.', nothing, z.array(Question)),
  'catalog.repairs': call('What each repair does, in words, and what calls for it.', nothing, z.array(RepairHere)),
  'doctor.start': call(
    "Starts checks: stage by stage until the answer is clear, `all` at once, or those an entry's causes, chain and steps name. Progress comes as events.",
    z.strictObject({
      entry: entryId.nullable(),
      offline: z.boolean(),
      all: z.boolean().optional(),
      /** What the person said, by question. */
      answers: Answers.optional(),
      /** Token of Spotify's Web API: for this run alone, and only ever in memory. */
      webApiToken: z.string().max(4000).optional(),
    }),
    z.strictObject({ run: runId, checks: z.array(z.string()) }),
  ),
  'doctor.cancel': call('Stops a run; what is known so far is judged.', z.strictObject({ run: runId }), nothing),
  'doctor.answer': call(
    'Judges the newest diagnosis anew with an answer; at most the one check that reads it runs again.',
    z.strictObject({
      /** When the diagnosis that is shown began: an answer to an older one is refused. */
      startedAt: z.string().max(40),
      question: z.string().max(60),
      /** Null takes the answer back. */
      option: z.string().max(60).nullable(),
    }),
    Diagnosis,
  ),
  'doctor.last': call('The newest diagnosis of this session, or null.', nothing, Diagnosis.nullable()),
  'progress.get': call('Checklist state of an entry.', z.strictObject({ entry: entryId }), Progress),
  'progress.step': call(
    'Marks a step.',
    z.strictObject({ entry: entryId, step: stepId, state: z.enum(STEP_STATES) }),
    Progress,
  ),
  'progress.note': call(
    "Keeps the person's note on an entry.",
    z.strictObject({ entry: entryId, note: z.string().max(4000) }),
    Progress,
  ),
  'progress.reset': call(
    'Clears the checklist of an entry; the note stays.',
    z.strictObject({ entry: entryId }),
    Progress,
  ),
  'history.list': call('What was opened, diagnosed and solved, newest first.', nothing, z.array(HistoryItem)),
  'history.opened': call('Notes that an entry was opened.', z.strictObject({ entry: entryId }), nothing),
  'history.solved': call(
    'Answers "did this solve it?".',
    z.strictObject({ entry: entryId, solved: z.enum(SOLVED) }),
    z.array(HistoryItem),
  ),
  'history.clear': call('Empties the history.', nothing, z.array(HistoryItem)),
  'history.worked': call('Checklists that were worked through, newest first.', nothing, z.array(Worked)),
  'history.export': call(
    "Saves the history where the person says in the system's own dialog, private parts taken out; false when they changed their mind.",
    z.strictObject({ format: z.enum(HISTORY_FORMATS) }),
    z.boolean(),
  ),
  'settings.get': call('Current settings.', nothing, Settings),
  'settings.set': call('Changes some settings.', Settings.partial(), Settings),
  'link.open': call(
    'Opens a link of the catalogue in its program.',
    z.strictObject({ link: z.string().max(80) }),
    nothing,
  ),
  'source.open': call(
    "Opens a source's page in the browser.",
    z.strictObject({ source: z.string().max(120) }),
    nothing,
  ),
  ...companionCalls,
  ...logCalls,
  ...updateCalls,
  ...repairCalls,
  ...reportCalls,
} as const;

const event = <P extends z.ZodType>(doc: string, payload: P) => ({ doc, payload });

export const events = {
  'doctor.progress': event(
    'Checks that ended and causes that were settled since the last message, and what runs now.',
    z.strictObject({
      run: runId,
      done: z.array(CheckReport),
      /** By entry code: confirmed or ruled out, whatever the checks that are left will find. */
      causes: z.record(z.string(), z.array(CauseJudgement)),
      running: z.array(z.string()),
      finished: z.number().int(),
      /** Ended and still expected; shrinks when the answer is clear before everything was asked. */
      total: z.number().int(),
    }),
  ),
  'doctor.done': event('A run ended.', z.strictObject({ run: runId, diagnosis: Diagnosis })),
  'settings.changed': event('Settings changed, whichever window did it.', Settings),
  ...companionEvents,
  ...logEvents,
  ...updateEvents,
  ...repairEvents,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.infer<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.infer<Calls[N]['output']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.infer<Events[N]['payload']>;
