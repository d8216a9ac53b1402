import fc from 'fast-check';
import type { CheckReport, Finding } from '../contract/diagnosis';
import { PLATFORMS, type Platform } from '../contract/words';
import type { Check } from '../main/checks/check';
import { allChecks } from '../main/checks/registry';
import { toneOf } from './reports';

/** Computers on which the checks answer anything that they can answer. For tests. */

/** The checks that "what is wrong?" may ask on a system. */
export const asked = (platform: Platform) =>
  allChecks.filter((check) => !check.onDemand && check.platforms.includes(platform));

/** Values that rules ask for among what findings carry, and others. */
const data: fc.Arbitrary<Finding['data']> = fc.record(
  {
    port: fc.constantFrom('80', '443', '4070'),
    host: fc.constantFrom('i.scdn.co', 'api.spotify.com', 'spclient.wg.spotify.com', 'accounts.spotify.com'),
    status: fc.constantFrom('500', '502', '503', '451', 'CERT_HAS_EXPIRED'),
    error: fc.constantFrom('HTTP 502', 'HTTP 429', 'HTTP 404', 'EMPTY', 'ECONNRESET', 'ENETUNREACH', 'ETIMEDOUT'),
    name: fc.constantFrom('i.scdn.co', 'ap.spotify.com', 'open.spotify.com', 'accounts.spotify.com'),
  },
  { requiredKeys: [] },
);

/** Any answer that a check can give: nothing, or findings out of its closed list, more often those that work. */
function answerOf({ id, findings }: Check): fc.Arbitrary<CheckReport> {
  const fine = findings.filter((one) => toneOf.get(one) !== 'broken');
  const some = (from: readonly string[]) =>
    fc.subarray([...from], { minLength: Math.min(1, from.length), maxLength: Math.min(2, from.length) });
  const picked = fc.oneof(
    { weight: 8, arbitrary: some(fine) },
    { weight: 1, arbitrary: some(findings) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
  return picked.chain((ids) =>
    fc.tuple(...ids.map(() => data)).map((carried): CheckReport => {
      const found = ids.map((one, at) => ({ id: one, from: id, data: carried[at] ?? {}, at: '2026-01-01T00:00:00Z' }));
      const broken = ids.some((one) => toneOf.get(one) === 'broken');
      if (ids.length === 0) return { id, status: 'unknown', findings: [], ms: 1, reason: { code: 'timeout' } };
      return { id, status: broken ? 'problem' : 'ok', findings: found, ms: 1, reason: null };
    }),
  );
}

/** A computer: its system, what each check would answer, and a stage for each: the true one or any. */
export const computer = fc.constantFrom(...PLATFORMS).chain((platform) => {
  const anyStage = fc.constantFrom<Check['stage']>(1, 2, 3, undefined);
  const checks = asked(platform);
  return fc
    .record({
      list: fc.tuple(...checks.map(answerOf)),
      stages: fc.option(fc.tuple(...checks.map(() => anyStage)), { freq: 3 }),
    })
    .map(({ list, stages }) => ({
      platform,
      list,
      checks: checks.map((check, at) => (stages ? { ...check, stage: stages[at] } : check)),
      answers: new Map(list.map((report) => [report.id, report])),
    }));
});
