import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CauseJudgement, CheckReport, Finding } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import { asked, computer } from '../../testing/computers';
import { catalog, HEALTHY, reports } from '../../testing/reports';
import { runs } from '../../testing/runs';
import { diagnose } from './diagnose';
import { openSettled } from './settled';

type Found = Record<string, Finding['data']>;

/** Every cause that is settled when those reports are there and the other checks of the list are not. */
function settle(list: CheckReport[], platform: Platform, plan = asked(platform)) {
  const answered = new Set(list.map(({ id }) => id));
  const left = plan.filter(({ id }) => !answered.has(id));
  const settledOf = openSettled({ catalog, reports: list, left, platform });
  return catalog.entries.map((entry) => ({ code: entry.code, causes: settledOf(entry) }));
}

/** Which question to ask is not asked here: trying every answer takes most of the time of a judgement. */
const SILENT = { ...catalog, questions: [] };
const judge = (list: CheckReport[], platform: Platform) =>
  diagnose({ catalog: SILENT, reports: list, platform, entry: null, startedAt: '', finishedAt: '', cancelled: false })
    .causes;
const stateOf = (causes: readonly CauseJudgement[] | undefined, id: string) =>
  causes?.find((cause) => cause.id === id)?.state ?? 'unknown';

describe('a cause that is settled while a run goes on', () => {
  it('is judged the same when the run has ended', () => {
    let early = 0;
    const drawn = computer.chain((one) => fc.record({ one: fc.constant(one), at: fc.nat(one.list.length) }));
    fc.assert(
      fc.property(drawn, ({ one: { platform, list }, at }) => {
        const end = judge(list, platform);
        for (const { code, causes } of settle(list.slice(0, at), platform))
          for (const { id, state } of causes) {
            expect([code, id, state]).toEqual([code, id, stateOf(end[code], id)]);
            early += 1;
          }
      }),
      { numRuns: runs(300) },
    );
    // Otherwise the property would hold because nothing was ever settled.
    expect(early).toBeGreaterThan(1000);
  });

  it('is every cause that is known, once nothing is left', () => {
    fc.assert(
      fc.property(computer, ({ platform, list }) => {
        const end = judge(list, platform);
        for (const { code, causes } of settle(list, platform))
          expect(causes.map(({ id }) => id)).toEqual(
            (end[code] ?? []).filter(({ state }) => state !== 'unknown').map(({ id }) => id),
          );
      }),
      { numRuns: runs(100) },
    );
  });

  const statesOf = (code: string, found: Found, left: readonly string[] = []) => {
    const plan = asked('linux').filter(({ id }) => left.includes(id));
    const held = settle(reports(found), 'linux', plan).find((one) => one.code === code);
    return Object.fromEntries((held?.causes ?? []).map(({ id, state }) => [id, state]));
  };
  const { 'prefs-proxy/none': _none, ...REST } = HEALTHY;
  const DEAD: Found = { ...REST, 'prefs-proxy/dead': { host: '127.0.0.1', port: 9, error: 'ECONNREFUSED' } };
  const proxy = Object.entries(statesOf('auth:3', DEAD)).find(([, state]) => state === 'confirmed')?.[0] ?? '';

  it('is confirmed as soon as nothing can excuse what was found', () => {
    expect(proxy).not.toBe('');
    expect(statesOf('auth:3', DEAD, ['sys.audio.output', 'spotify.cache'])).toHaveProperty([proxy], 'confirmed');
  });

  it('waits while an open check can show that what was found does no harm', () => {
    // A proxy that lets Spotify through makes a filter of names harmless.
    const blocked: Found = { 'dns/blocked': { name: 'ap.spotify.com', address: '0.0.0.0' } };
    const confirmed = (left: readonly string[]) => {
      const plan = asked('linux').filter(({ id }) => left.includes(id));
      return settle(reports(blocked), 'linux', plan).flatMap(({ code, causes }) =>
        causes.filter(({ state }) => state === 'confirmed').map(({ id }) => `${code} ${id}`),
      );
    };
    expect(confirmed([]).length).toBeGreaterThan(0);
    expect(confirmed(['spotify.prefs.proxy'])).toEqual([]);
    expect(confirmed(['sys.audio.output'])).toEqual(confirmed([]));
  });

  it('is ruled out only when no open check can confirm it', () => {
    const plan = asked('linux');
    const ruledOut = (left: typeof plan) =>
      settle(reports(HEALTHY), 'linux', left).flatMap(({ code, causes }) =>
        causes.filter(({ state }) => state === 'ruled-out').map(({ id }) => `${code} ${id}`),
      );
    const some = ruledOut(plan);
    const all = ruledOut([]);
    expect(some.length).toBeGreaterThan(0);
    expect(all).toEqual(expect.arrayContaining(some));
    expect(all.length).toBeGreaterThan(some.length);
  });
});
