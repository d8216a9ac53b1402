import { openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog } from '../../contract/catalog';
import type { CheckReport, Finding } from '../../contract/diagnosis';
import type { Job, PlanShown, RepairFault } from '../../contract/repairs';
import { joinPath } from '../paths';
import type { OwnFiles, Ports, SpotifyControl } from '../ports';
import type { Act } from '../repairs/acts/act';
import { handlerOf } from '../repairs/acts/handlers';
import { ActFault, knownFault } from '../repairs/acts/kind';
import { newerNames } from '../repairs/acts/move-aside';
import { type JournalFile, openJournals, stampOf } from '../repairs/journal';
import { isManaged } from '../repairs/managed';
import { apply, canUndo, leaveWayBack, undo, type Workshop } from '../repairs/perform';
import type { Repair, RepairPlan } from '../repairs/repair';
import { createHands } from '../repairs/spotify-hands';
import { isWithinRights } from '../repairs/within-rights';
import { measureFolders } from '../spotify/folder-size';
import { openSpotifyFacts } from '../spotify/open-facts';
import type { Patience } from '../spotify/record/quit';
import type { Doctor } from './doctor';

export interface ShopParts {
  ports: Ports;
  control: SpotifyControl;
  own: OwnFiles;
  dataFolder: string;
  catalog: Catalog;
  doctor: Doctor;
  repairs: readonly Repair[];
  patience?: Patience;
}

/** A plan as it was made: what is shown, and what would be done. */
export interface HeldPlan {
  shown: PlanShown;
  repair: Repair;
  entry: string | null;
  plan: RepairPlan | null;
  stamp: string;
  findings: readonly Finding[];
}

/** Plans, does and undoes repairs. One job at a time, in one program at a time. */
export interface RepairShop {
  /** Runs the repair's checks and plans. Changes nothing. Undefined for an id nobody knows. */
  plan(repair: string, entry: string | null, signal: AbortSignal, stamp?: string): Promise<HeldPlan | undefined>;
  /**
   * Plans anew and, when nothing has changed since, does it, and looks whether it has helped. `onStep` hears of
   * the journal as it grows. A fault means that nothing was changed.
   */
  run(held: HeldPlan, signal: AbortSignal, onStep?: (job: Job) => void): Promise<Job | { fault: RepairFault }>;
  undo(job: string, signal: AbortSignal, onStep?: (job: Job) => void): Promise<Job | { fault: RepairFault }>;
  /** Goes on where an interrupted job stopped. */
  finish(job: string, signal: AbortSignal, onStep?: (job: Job) => void): Promise<Job | { fault: RepairFault }>;
  jobs(): Promise<Job[]>;
  /** Removes copies and what was moved aside, for good. Jobs that are in the middle of something stay. */
  clear(jobs: readonly string[]): Promise<void>;
  /** Clears jobs and forgets that they ever were. */
  forget(jobs: readonly string[]): Promise<void>;
}

/** Longest that the checks before and after a repair may take, in milliseconds. */
const CHECK_MS = 30_000;

/** Opens the repair shop over this computer. */
export function openRepairShop(parts: ShopParts): RepairShop {
  const { ports, own, catalog, doctor } = parts;
  const journals = openJournals(ports, own, parts.dataFolder);
  const texts = openFindingTexts(catalog);
  const hands = createHands({ ...parts, folder: journals.folder });
  let busy: string | null = null;

  const examine = async (repair: Repair, signal: AbortSignal): Promise<CheckReport[]> => {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)]);
    const { checks } = await doctor.run({ entry: null, offline: false, only: repair.checks, signal: limited });
    return checks;
  };

  const plan: RepairShop['plan'] = async (id, entry, signal, stamp = stampOf(ports.clock.now())) => {
    const repair = parts.repairs.find((one) => one.id === id);
    if (!repair) return undefined;
    const blank: PlanShown = {
      plan: `${stamp}-${id}`,
      repair: id,
      state: 'not-here',
      evidence: [],
      reason: null,
      fault: null,
      changes: [],
      guide: null,
      warnings: [],
      losses: [],
      undo: false,
    };
    const hold = (shown: Partial<PlanShown>, made: RepairPlan | null = null, findings: readonly Finding[] = []) => ({
      shown: { ...blank, ...shown },
      repair,
      entry,
      plan: made,
      stamp,
      findings,
    });
    if (!repair.platforms.includes(ports.machine.platform)) return hold({});
    const reports = await examine(repair, signal);
    const findings = reports.flatMap((report) => report.findings);
    const calling = withoutLesser(
      repair,
      findings.filter((finding) => repair.needs.includes(finding.id)),
    );
    if (calling.length === 0) {
      const silent = reports.find(({ status }) => status === 'unknown');
      if (silent) return hold({ state: 'unknown', reason: silent.reason });
      return hold({ state: 'not-needed', evidence: findings.map(texts.evidence).slice(0, 6) });
    }
    const evidence = calling.map(texts.evidence);
    try {
      const spotify = openSpotifyFacts(ports, signal);
      const [running, program, elevated, managed] = await Promise.all([
        hands.running(signal),
        hands.inUse(signal),
        ports.machine.elevated(),
        isManaged(ports, signal),
      ]);
      const made = await repair.plan({ ports, spotify, findings, signal, stamp, running, program, elevated, managed });
      const warnings = made.kind === 'refuse' ? [] : (made.warnings ?? []);
      const losses = made.kind === 'refuse' ? [] : (made.losses ?? []);
      if (made.kind === 'refuse') return hold({ state: 'refused', fault: made.fault, evidence }, made, findings);
      if (made.kind === 'guide')
        return hold({ state: 'guide', guide: made.guide, evidence, warnings, losses }, made, findings);
      return hold(
        {
          state: 'ready',
          evidence,
          warnings,
          losses,
          changes: made.acts.map((act) => ({ ...handlerOf(act).show(act, { ports }), ...sizeOf(act, made.sizes) })),
          undo: leaveWayBack(made.acts),
        },
        made,
        findings,
      );
    } catch (error) {
      return hold({ state: 'refused', fault: knownFault(error), evidence });
    }
  };

  /** One job at a time; other programs are kept out by a lock on the disk. */
  const alone = async <T>(id: string, work: () => Promise<T>): Promise<T | { fault: RepairFault }> => {
    if (busy !== null) return { fault: 'busy' };
    busy = id;
    try {
      await ports.files.makeFolder(journals.folder);
      const release = await own.lock(joinPath(ports.machine.platform, journals.folder, 'lock'));
      if (release === null) return { fault: 'busy' };
      try {
        return await work();
      } finally {
        await release();
      }
    } catch (error) {
      return { fault: knownFault(error) };
    } finally {
      busy = null;
    }
  };

  const toJob = async (journal: JournalFile): Promise<Job> => {
    const { acts, copies, version, restart, ...told } = journal;
    return {
      ...told,
      undo: canUndo(journal),
      bytes: copies ? (await journals.size(journal.id)) + (await asideBytes(ports, journal)) : 0,
      busy: busy === journal.id,
    };
  };
  /** A job as it is answered: whoever hears of it may go on with it at once. */
  const settled = async (journal: JournalFile): Promise<Job> => ({ ...(await toJob(journal)), busy: false });
  const bench = (signal: AbortSignal, onStep?: (job: Job) => void): Workshop => ({
    ports,
    journals,
    spotify: hands,
    signal,
    onStep: onStep && ((journal) => void toJob(journal).then(onStep, () => {})),
  });

  const verify = async (
    repair: Repair,
    before: JournalFile['evidence'],
    signal: AbortSignal,
  ): Promise<Pick<JournalFile, 'verified' | 'evidence'>> => {
    const proven = catalog.repairs.find(({ id }) => id === repair.id)?.proven ?? null;
    if (proven !== null) return { verified: 'yes', evidence: [{ finding: repair.id, check: repair.id, text: proven }] };
    const reports = await examine(repair, signal);
    const findings = reports.flatMap((report) => report.findings);
    // What it did not set out to mend says nothing of how it went.
    const beside = (id: string) => repair.lesser?.includes(id) && !before.some(({ finding }) => finding === id);
    const calm = repair.calm && findings.filter(({ id }) => repair.calm?.includes(id));
    // A finding may call for a repair and show that it has worked: something old is replaced by something new.
    const left = findings.filter(({ id }) => repair.needs.includes(id) && !repair.calm?.includes(id) && !beside(id));
    if (left.length > 0) return { verified: 'no', evidence: left.map(texts.evidence).slice(0, 6) };
    if (calm ? calm.length > 0 : reports.every(({ status }) => status !== 'unknown'))
      return { verified: 'yes', evidence: (calm ?? findings).map(texts.evidence).slice(0, 6) };
    return { verified: 'unknown', evidence: [] };
  };

  /** The outcome belongs to the job, but a job that is done stays done where it cannot be written down. */
  const close = async (journal: JournalFile, signal: AbortSignal): Promise<JournalFile> => {
    const repair = parts.repairs.find(({ id }) => id === journal.repair);
    if (!repair || journal.state !== 'done') return journal;
    const told = { ...journal, ...(await verify(repair, journal.evidence, signal)) };
    await journals.write(told).catch(knownFault);
    return told;
  };

  return {
    plan,
    async run(held, signal, onStep) {
      const { plan: made, repair, entry, stamp, shown } = held;
      if (made?.kind !== 'do') return { fault: 'changed' };
      const id = `${stamp}-${repair.id}`;
      return alone(id, async () => {
        // What was agreed to is done, or nothing.
        const again = await plan(repair.id, entry, signal, stamp);
        if (again?.plan?.kind !== 'do' || JSON.stringify(again.plan.acts) !== JSON.stringify(made.acts))
          return { fault: 'changed' };
        if ((await journals.read(id)) !== null) return { fault: 'changed' };
        const journal: JournalFile = {
          version: 1,
          id,
          repair: repair.id,
          entry,
          at: new Date(ports.clock.now()).toISOString(),
          state: 'acting',
          fault: null,
          verified: null,
          evidence: shown.evidence,
          changes: shown.changes,
          acts: made.acts.map((act) => ({ act, state: 'todo' })),
          restart: null,
          undoneAt: null,
          copies: true,
        };
        return settled(await close(await apply(bench(signal, onStep), journal), signal));
      });
    },
    undo: (id, signal, onStep) =>
      alone(id, async () => {
        const journal = await journals.read(id);
        if (!journal || !canUndo(journal)) return { fault: 'changed' };
        if (!(await isWithinRights(ports, journal, signal))) return { fault: 'no-permission' };
        const { journal: after, fault } = await undo(bench(signal, onStep), journal);
        return fault === null ? settled(after) : { fault };
      }),
    finish: (id, signal, onStep) =>
      alone(id, async () => {
        const journal = await journals.read(id);
        if (journal && !(await isWithinRights(ports, journal, signal))) return { fault: 'no-permission' };
        if (journal?.state === 'acting')
          return settled(await close(await apply(bench(signal, onStep), journal), signal));
        if (journal?.state !== 'undoing') return { fault: 'changed' };
        const { journal: after, fault } = await undo(bench(signal, onStep), journal);
        return fault === null ? settled(after) : { fault };
      }),
    async jobs() {
      const found = await journals.list();
      return Promise.all(found.map(({ id, journal }) => (journal ? toJob(journal) : damaged(id))));
    },
    async clear(ids) {
      await clearing(() => clearAll(ids));
    },
    async forget(ids) {
      await clearing(async () => {
        await clearAll(ids);
        for (const id of ids) if ((await journals.read(id))?.copies === false) await journals.remove(id);
      });
    },
  };

  async function clearing(work: () => Promise<void>): Promise<void> {
    // Another program may be undoing what would be cleared here.
    const cleared = await alone('', work);
    if (cleared && 'fault' in cleared) throw new ActFault(cleared.fault);
  }

  async function clearAll(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const journal = await journals.read(id);
      if (!journal || journal.state === 'acting' || journal.state === 'undoing') continue;
      if (!(await isWithinRights(ports, journal, NO_END))) continue;
      for (const { act, state } of journal.acts) {
        // What was put back or never got its name, and bears our mark.
        if ((act.kind === 'download' || act.kind === 'copy-app') && state !== 'done') await own.removeAside(act.to, '');
        if (act.kind !== 'move-aside') continue;
        if (state === 'done') await own.removeAside(act.to, act.inode);
        if (state === 'reverted') for (const name of newerNames(act.to)) await own.removeAside(name, '');
      }
      await journals.clearCopies(id);
      await journals.write({ ...journal, copies: false });
    }
  }
}

const NO_END = new AbortController().signal;

/** What a moved thing holds, for the people who are asked. */
function sizeOf(act: Act, sizes: Extract<RepairPlan, { kind: 'do' }>['sizes'] = {}) {
  return act.kind === 'move-aside' ? sizes[act.path] : undefined;
}

/** The findings that call for a repair, less those that only count where they are alone. */
function withoutLesser({ lesser = [] }: Repair, calling: readonly Finding[]): readonly Finding[] {
  const greater = calling.filter(({ id }) => !lesser.includes(id));
  return greater.length > 0 ? greater : calling;
}

/** A tree larger than this counts as what was seen of it: a list must not keep anybody waiting. */
const ASIDE_LIMITS = { entries: 20_000, timeMs: 1000 };

/** What is kept beside its old place, in bytes: what was moved aside, or what came in its place before it was put back. */
async function asideBytes(ports: Ports, { acts, changes }: JournalFile): Promise<number> {
  let sum = 0;
  for (const [index, { act, state }] of acts.entries()) {
    if (act.kind !== 'move-aside' || state === 'todo' || state === 'skipped') continue;
    for (const name of state === 'reverted' ? newerNames(act.to) : [act.to]) {
      const facts = await ports.files.linkFacts(name).catch(() => null);
      const shown = changes[index];
      if (facts?.kind === 'file') sum += facts.size;
      // It was measured before it was moved, and nothing writes to it any more.
      else if (facts?.kind === 'folder' && name === act.to && shown?.kind === 'move' && shown.bytes !== null)
        sum += shown.bytes;
      else if (facts?.kind === 'folder')
        sum +=
          (await measureFolders(ports, [name], { ...ASIDE_LIMITS, signal: AbortSignal.timeout(ASIDE_LIMITS.timeMs) }))
            ?.bytes ?? 0;
    }
  }
  return sum;
}

/** A journal that cannot be read any more; its folder stays for whoever can. */
function damaged(id: string): Job {
  const [stamp = '', ...name] = id.split('-');
  const at = stamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  return {
    id,
    repair: name.join('-'),
    entry: null,
    at,
    state: 'damaged',
    fault: null,
    verified: null,
    evidence: [],
    changes: [],
    undo: false,
    undoneAt: null,
    bytes: 0,
    busy: false,
  };
}
