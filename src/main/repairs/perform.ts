import type { RepairFault } from '../../contract/repairs';
import type { Ports } from '../ports';
import type { Act } from './acts/act';
import { handlerOf } from './acts/handlers';
import { type ActContext, ActFault, knownFault, type Standing } from './acts/kind';
import type { JournalFile, Journals } from './journal';
import type { SpotifyHands } from './spotify-hands';

/** What changing the world takes. */
export interface Workshop {
  ports: Ports;
  journals: Journals;
  spotify: SpotifyHands;
  signal: AbortSignal;
  /** Hears of every step of the journal. */
  onStep?: (journal: JournalFile) => void;
}

/**
 * The one engine behind every repair. The rule: the journal says what is about to happen, on the disk,
 * before it happens, and that it has happened afterwards. Cut off anywhere, the journal and a look at the
 * world together tell how far it came, and `apply` or `undo` go on from there.
 */

/**
 * Does the acts in order. When one cannot be done, those before it are put back, and the job is `failed`; unless
 * the act says that it may fail: then the job is `done`, with the fault that the act names. Goes on where an interrupted one stopped. Answers the journal as it lies on the disk. Throws PortError
 * only when not even the journal could be written at the start, and then nothing was changed.
 */
export async function apply(workshop: Workshop, given: JournalFile): Promise<JournalFile> {
  let journal = await save(workshop, { ...given, state: 'acting', fault: null });
  let missed: RepairFault | null = null;
  for (const [index, { act, state }] of journal.acts.entries()) {
    if (state === 'done' || state === 'skipped') continue;
    try {
      const where = await look(workshop, journal, index);
      if (state === 'started' ? where === 'other' : where === 'other' || where === 'torn')
        throw new ActFault('changed');
      if (where === 'after') {
        journal = await mark(workshop, journal, index, state === 'started' ? 'done' : 'skipped');
        continue;
      }
      journal = await mark(workshop, journal, index, 'started');
      await handlerOf(act).perform(act, contextOf(workshop, journal, index));
      journal = await mark(workshop, journal, index, 'done');
    } catch (error) {
      const fault = knownFault(error);
      const mayFail = mayFailOf(act);
      if (mayFail === undefined || fault === 'cancelled') return putBack(workshop, journal, fault);
      if (mayFail !== 'untold') missed = mayFail;
    }
  }
  try {
    return await save(workshop, { ...journal, state: 'done', fault: missed });
  } catch (error) {
    // Nobody would know that it is done.
    return putBack(workshop, journal, knownFault(error));
  }
}

/**
 * Puts every act back, in the reverse order. Looks at all of them first: when one of them is not as it was
 * left, nothing is touched and the answer is its fault. Spotify is closed for as long as an act asks for it.
 * Goes on where an interrupted undo stopped.
 */
export async function undo(
  workshop: Workshop,
  given: JournalFile,
): Promise<{ journal: JournalFile; fault: RepairFault | null }> {
  try {
    const due = await standing(workshop, given);
    if (due === null) return { journal: given, fault: 'changed' };
    const restart = given.restart ?? programThatQuit(given.acts) ?? (await programToRestart(workshop, given));
    let journal = await save(workshop, { ...given, state: 'undoing', restart });
    if (needsClosed(given)) await workshop.spotify.quit(workshop.signal);
    journal = await revertAll(workshop, journal);
    // All is back by now: a Spotify that does not come up is told, but keeps no job open.
    const fault = restart === null || (await startsAgain(workshop, restart)) ? null : 'spotify-left-closed';
    const undoneAt = new Date(workshop.ports.clock.now()).toISOString();
    return { journal: await save(workshop, { ...journal, state: 'undone', undoneAt, fault }), fault: null };
  } catch (error) {
    return { journal: (await workshop.journals.read(given.id)) ?? given, fault: knownFault(error) };
  }
}

/** Whether there is anything that an undo would put back. */
export function canUndo({ acts, state, copies }: JournalFile): boolean {
  // Interrupted ones can be settled either way, even where nothing had been done yet or all is back already.
  if (state === 'acting' || state === 'undoing') return true;
  if (state !== 'done' || !copies) return false;
  const left = acts.filter((held) => !SETTLED.has(held.state) && handlerOf(held.act).revert !== null);
  return left.length > 0 || programThatQuit(acts) !== null;
}

/** Whether these acts, once they are done, can be put back. */
export function leaveWayBack(acts: readonly Act[]): boolean {
  const done = acts.map((act) => ({ act, state: 'done' as const }));
  return acts.some((act) => handlerOf(act).revert !== null) || programThatQuit(done) !== null;
}

/** Nothing of these is left to put back. */
const SETTLED: ReadonlySet<string> = new Set(['todo', 'skipped', 'reverted']);

/** Where quitting Spotify was all there was to it, the way back is to start it again. */
function programThatQuit(acts: JournalFile['acts']): string | null {
  const [only, ...others] = acts;
  return only?.act.kind === 'quit-spotify' && only.state === 'done' && others.length === 0 ? only.act.program : null;
}

function needsClosed({ acts }: JournalFile): boolean {
  return acts.some(({ act, state }) => !SETTLED.has(state) && handlerOf(act).closed(act));
}

/** Which acts stand `after` or `torn`; null when one stands otherwise than its journal allows. */
async function standing(workshop: Workshop, journal: JournalFile): Promise<number[] | null> {
  const due: number[] = [];
  for (const [index, { act, state }] of journal.acts.entries()) {
    if (handlerOf(act).revert === null || SETTLED.has(state)) continue;
    const where = await look(workshop, journal, index);
    const inFlight = state === 'started' || state === 'reverting';
    if (where === 'other' || (where === 'torn' && !inFlight)) return null;
    if (where !== 'before') due.push(index);
  }
  return due;
}

async function revertAll(workshop: Workshop, given: JournalFile): Promise<JournalFile> {
  let journal = given;
  for (let index = journal.acts.length - 1; index >= 0; index -= 1) {
    const held = journal.acts[index];
    if (!held || SETTLED.has(held.state)) continue;
    const { revert } = handlerOf(held.act);
    if (revert === null) continue;
    const where = await look(workshop, journal, index);
    if (where === 'other') throw new ActFault('changed');
    if (where !== 'before') {
      journal = await mark(workshop, journal, index, 'reverting');
      await revert(held.act, contextOf(workshop, journal, index));
    }
    journal = await mark(workshop, journal, index, 'reverted');
  }
  return journal;
}

/** A repair that stopped halfway leaves nothing behind. Where even that fails, the job stays open to be settled later. */
async function putBack(workshop: Workshop, given: JournalFile, fault: RepairFault): Promise<JournalFile> {
  try {
    const journal = await revertAll(workshop, await save(workshop, { ...given, fault }));
    // It ran before, and the plan meant it to run afterwards.
    const quitBefore = journal.acts.some(({ act, state }) => act.kind === 'quit-spotify' && state === 'done');
    for (const { act } of quitBefore ? journal.acts : []) {
      if (act.kind !== 'start-spotify') continue;
      const isUp = await startsAgain(workshop, act.program);
      // Where starting it was what the repair is for, the job stays open, to be tried again.
      if (!isUp && mayFailOf(act) === undefined) throw new ActFault('spotify-not-started');
    }
    return await save(workshop, { ...journal, state: 'failed', fault });
  } catch (error) {
    knownFault(error);
    // The disk may hold an older fault, or none, where it takes nothing in any more.
    return { ...((await workshop.journals.read(given.id)) ?? given), fault };
  }
}

/** Whether Spotify is up again. */
async function startsAgain({ spotify, signal }: Workshop, program: string): Promise<boolean> {
  try {
    await spotify.start(program, signal);
    return true;
  } catch (error) {
    knownFault(error);
    return false;
  }
}

const mayFailOf = (act: Act) => ('mayFail' in act ? act.mayFail : undefined);

/** Spotify's program when it runs now and has to be closed for the undo. */
async function programToRestart({ ports, spotify, signal }: Workshop, journal: JournalFile): Promise<string | null> {
  if (!needsClosed(journal) || !(await spotify.running(signal))) return null;
  // An administrator's program must not start it: it stays closed.
  return (await ports.machine.elevated()) === true ? null : spotify.inUse(signal);
}

const look = (workshop: Workshop, journal: JournalFile, index: number): Promise<Standing> => {
  const { act } = at(journal, index);
  return handlerOf(act).look(act, contextOf(workshop, journal, index));
};

function contextOf({ ports, spotify, signal, journals }: Workshop, { id }: JournalFile, index: number): ActContext {
  return { ports, spotify, signal, copy: journals.copy(id, index) };
}

function at({ acts }: JournalFile, index: number): { act: Act } {
  const held = acts[index];
  if (!held) throw new Error(`a journal has no act ${index}`);
  return held;
}

async function save({ journals, onStep }: Workshop, journal: JournalFile): Promise<JournalFile> {
  await journals.write(journal);
  onStep?.(journal);
  return journal;
}

function mark(
  workshop: Workshop,
  journal: JournalFile,
  index: number,
  state: JournalFile['acts'][number]['state'],
): Promise<JournalFile> {
  const acts = journal.acts.map((held, place) => (place === index ? { ...held, state } : held));
  return save(workshop, { ...journal, acts });
}
