import { z } from 'zod';
import { CHECK_STATUSES } from '../../src/contract/words';
import type { Expectation } from './fault';

/** The part of the command line's public answer that the lab looks at. */
const Said = z.object({
  verdict: z.object({ side: z.string(), certain: z.boolean(), sentence: z.string() }),
  checks: z.array(
    z.object({
      id: z.string(),
      status: z.enum(CHECK_STATUSES),
      findings: z.array(z.object({ id: z.string() })),
      ms: z.number(),
      reason: z.string().nullable(),
    }),
  ),
  suspects: z.array(z.object({ code: z.string(), why: z.array(z.string()) })),
});
export type Said = z.infer<typeof Said>;

/** How a diagnosis compares with what was expected. */
export interface Judgement {
  verdictRight: boolean;
  firstRight: boolean;
  /** What is wrong, a sentence each. */
  misses: string[];
}

/** Reads the command line's answer. Throws when it is not what the command line promises. */
export function readSaid(stdout: string): Said {
  return Said.parse(JSON.parse(stdout));
}

/** Compares a diagnosis with the expectation. Pure. */
export function judge(said: Said, expected: Expectation): Judgement {
  const { side, sentence } = said.verdict;
  const sides: readonly string[] = typeof expected.side === 'string' ? [expected.side] : expected.side;
  const found = new Set(said.checks.flatMap(({ findings }) => findings.map(({ id }) => id)));
  const first = said.suspects[0]?.code ?? null;
  const misses: string[] = [];
  const verdictRight = sides.includes(side);
  if (!verdictRight) misses.push(`the verdict is ${side}, not ${sides.join(' or ')}: ${sentence}`);
  const firstRight = first === null ? expected.first.length === 0 : expected.first.includes(first);
  if (!firstRight) misses.push(`the first code is ${first ?? 'none'}, not ${expected.first.join(' or ') || 'none'}`);
  if (expected.says && !expected.says.test(sentence))
    misses.push(`the sentence does not say ${expected.says}: ${sentence}`);
  for (const id of expected.findings ?? []) if (!found.has(id)) misses.push(`${id} is missing`);
  for (const id of expected.not ?? []) if (found.has(id)) misses.push(`${id} is there`);
  if (side === 'none') {
    const problems = said.checks.filter(({ id, status }) => status === 'problem' && !expected.harmless?.includes(id));
    for (const { id } of problems) misses.push(`${id} reports a problem`);
  }
  return { verdictRight, firstRight, misses };
}
