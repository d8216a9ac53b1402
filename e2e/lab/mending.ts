import { z } from 'zod';
import { PLAN_STATES, REPAIR_FAULTS } from '../../src/contract/repairs';
import type { Expectation, Mend } from './fault';
import type { Answer, Mended } from './job';
import { judge, readSaid } from './judge';
import { differences } from './world/files';

/** The part of the public answer of `repair` that the lab looks at: a job, a plan that stays one, or a fault. */
const Outcome = z.union([
  z.object({
    id: z.string(),
    state: z.string(),
    verified: z.string().nullable(),
    fault: z.string().nullable(),
    undo: z.boolean(),
  }),
  z.object({
    state: z.enum(PLAN_STATES),
    fault: z.enum(REPAIR_FAULTS).nullable(),
    guide: z.object({ why: z.string() }).nullable(),
  }),
  z.object({ fault: z.enum(REPAIR_FAULTS) }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** Reads what `repair` answered. Throws when it is not what it promises. */
export function readOutcome(stdout: string): Outcome {
  return Outcome.parse(JSON.parse(stdout));
}

/** Runs the command line with these words. */
export type Run = (words: readonly string[]) => Promise<Answer>;

/** Mends, asks the doctor, puts it back, and asks again; stops where there is nothing to go on with. */
export async function mendAndUndo(
  { repair }: Mend,
  { run, doctor, see }: { run: Run; doctor: () => Promise<Answer>; see: () => ReadonlyMap<string, string> },
): Promise<Mended> {
  const before = see();
  const answer = await run(['repair', repair, '--yes', '--json']);
  const mended: Mended = {
    repair: answer,
    changed: differences(before, see()),
    after: null,
    undo: null,
    left: [],
    again: null,
  };
  const job = answer.stdout === '' ? null : readOutcome(answer.stdout);
  if (job === null || !('id' in job)) return mended;
  mended.after = await doctor();
  if (job.state !== 'done' || !job.undo) return mended;
  mended.undo = await run(['repair', '--undo', job.id, '--json']);
  mended.left = differences(before, see());
  mended.again = await doctor();
  return mended;
}

/** Compares a round trip with what was expected. Pure. Answers what is wrong, a sentence each. */
export function judgeMending(mend: Mend, expected: Expectation, mended: Mended): string[] {
  const { repair } = mended;
  if (repair.stdout === '') return [`${mend.repair} ended with ${repair.code}: ${repair.stderr.trim()}`];
  const outcome = readOutcome(repair.stdout);
  if (mend.ends !== undefined) return judgeLeft(mend.ends, outcome, mended);
  if (!('id' in outcome) || outcome.state !== 'done') return [`it is not mended: ${brief(outcome)}`];
  const misses: string[] = [];
  if (outcome.verified !== (mend.verified ?? 'yes')) misses.push(`its own look at it says ${outcome.verified}`);
  const gone = mend.gone ?? expected.findings ?? [];
  const calm: Expectation = { side: 'none', first: [], ...mend.after, not: [...gone, ...(mend.after?.not ?? [])] };
  misses.push(...judgeRun('mended', mended.after, calm));
  if (mend.final && !outcome.undo) return misses;
  if (mend.final) return [...misses, 'it can be put back'];
  const undone = mended.undo === null || mended.undo.stdout === '' ? null : readOutcome(mended.undo.stdout);
  if (undone === null || !('state' in undone) || undone.state !== 'undone' || undone.fault !== null)
    misses.push(`it is not put back: ${undone === null ? mended.undo?.stderr.trim() : brief(undone)}`);
  if (mended.left.length > 0) misses.push(`put back, these differ: ${mended.left.slice(0, 6).join(', ')}`);
  misses.push(...judgeRun('put back', mended.again, mend.again ?? expected));
  return misses;
}

/** Where it is left to people, or refused, nothing may have changed. */
function judgeLeft(ends: NonNullable<Mend['ends']>, outcome: Outcome, { changed }: Mended): string[] {
  const misses: string[] = [];
  const isIt = 'guide' in ends ? 'guide' in outcome && outcome.guide?.why === ends.guide : outcome.fault === ends.fault;
  if (!isIt) misses.push(`it should end with ${JSON.stringify(ends)}: ${brief(outcome)}`);
  if (changed.length > 0) misses.push(`these changed all the same: ${changed.slice(0, 6).join(', ')}`);
  return misses;
}

function judgeRun(when: string, answer: Answer | null, expected: Expectation): string[] {
  if (answer === null) return [];
  if (answer.code !== 0 && answer.code !== 1) return [`${when}: the doctor ended with ${answer.code}`];
  return judge(readSaid(answer.stdout), expected).misses.map((miss) => `${when}: ${miss}`);
}

const brief = (outcome: Outcome) => JSON.stringify(outcome).slice(0, 300);
