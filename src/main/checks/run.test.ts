import { describe, expect, it, vi } from 'vitest';
import { CheckReport } from '../../contract/diagnosis';
import { PortError } from '../ports';
import { type Check, type CheckContext, type CheckOutcome, defineCheck } from './check';
import { type RunOptions, runChecks } from './run';
import { fakeContext } from './testing';

const fine: CheckOutcome<string> = { status: 'ok', findings: [{ id: 'x/ok' }] };

function checkOf(
  id: string,
  run: (context: CheckContext) => Promise<CheckOutcome<string>>,
  rest: Partial<Check> = {},
): Check {
  return defineCheck({
    id,
    platforms: ['linux'],
    reach: 'local',
    timeoutMs: 60_000,
    findings: ['x/ok', 'x/bad'],
    run,
    ...rest,
  });
}

function runAll(checks: Check[], rest: Partial<RunOptions> = {}) {
  const { ports, spotify, windows } = fakeContext({
    clock: { now: () => 1_767_225_600_000, monotonic: () => performance.now() },
  });
  return runChecks({ checks, ports, spotify, windows, ...rest });
}

/** Never settles, whatever happens. */
const hang = () => new Promise<never>(() => {});

describe('runChecks', () => {
  it('reports in the order of the checks, whoever is done first', async () => {
    let resolve: () => void = () => {};
    const promise = new Promise<void>((free) => {
      resolve = free;
    });
    const done: string[] = [];
    const reports = await runAll(
      [
        checkOf('a', async () => {
          await promise;
          return { status: 'problem', findings: [{ id: 'x/bad', data: { line: 3 } }] };
        }),
        checkOf('b', async () => fine),
      ],
      {
        onDone: ({ id }) => {
          done.push(id);
          if (id === 'b') resolve();
        },
      },
    );
    expect(done).toEqual(['b', 'a']);
    expect(reports.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(reports[0]).toMatchObject({
      status: 'problem',
      reason: null,
      findings: [{ id: 'x/bad', from: 'a', data: { line: 3 }, at: '2026-01-01T00:00:00.000Z' }],
    });
    for (const report of reports) expect(CheckReport.safeParse(report).success).toBe(true);
  });

  it.each([
    [new PortError('no-permission', 'EACCES'), { code: 'no-permission', detail: 'EACCES' }],
    [new PortError('tool-missing', 'ENOENT'), { code: 'tool-missing', detail: 'ENOENT' }],
    [new PortError('too-large', 'EFBIG'), { code: 'not-readable', detail: 'EFBIG' }],
    [new PortError('cancelled', 'ABORT_ERR'), { code: 'failed', detail: 'ABORT_ERR' }],
    [new TypeError('reading /home/ada/secret'), { code: 'failed', detail: 'TypeError' }],
    ['text', { code: 'failed', detail: 'unknown' }],
  ])('turns a thrown %s into unknown with its reason', async (thrown, reason) => {
    const [report] = await runAll([checkOf('a', () => Promise.reject(thrown))]);
    expect(report).toMatchObject({ status: 'unknown', findings: [], reason });
    const [early] = await runAll([
      checkOf('a', () => {
        throw thrown;
      }),
    ]);
    expect(early).toMatchObject({ status: 'unknown', reason });
  });

  it('gives up on a check that hangs, and goes on with the rest', async () => {
    const reports = await runAll([checkOf('a', hang, { timeoutMs: 5 }), checkOf('b', async () => fine)], {
      limits: { local: 1 },
    });
    expect(reports).toMatchObject([{ status: 'unknown', reason: { code: 'timeout' } }, { status: 'ok' }]);
  });

  it('ends the whole run in time, those that never began included', async () => {
    const started: string[] = [];
    const reports = await runAll([checkOf('a', hang), checkOf('b', hang)], {
      limits: { wholeMs: 5, local: 1 },
      onStart: (id) => started.push(id),
    });
    expect(started).toEqual(['a']);
    expect(reports).toMatchObject([{ reason: { code: 'timeout' } }, { reason: { code: 'timeout' } }]);
  });

  it('can be cancelled before and during, and tells the check', async () => {
    const controller = new AbortController();
    let told: AbortSignal | undefined;
    const running = runAll(
      [
        checkOf('quick', async () => fine),
        checkOf('slow', (context) => {
          told = context.signal;
          return hang();
        }),
      ],
      { signal: controller.signal, onDone: ({ id }) => id === 'quick' && controller.abort() },
    );
    expect(await running).toMatchObject([{ status: 'ok' }, { status: 'unknown', reason: { code: 'cancelled' } }]);
    expect(told?.aborted).toBe(true);
    const never = vi.fn(hang);
    expect(await runAll([checkOf('a', never)], { signal: AbortSignal.abort() })).toMatchObject([
      { reason: { code: 'cancelled' } },
    ]);
    expect(never).not.toHaveBeenCalled();
  });

  it('does not run what does not belong here, nor the network when offline', async () => {
    const never = vi.fn(hang);
    const reports = await runAll(
      [
        checkOf('win', never, { platforms: ['windows'] }),
        checkOf('net', never, { reach: 'network' }),
        checkOf('l', async () => fine),
      ],
      { offline: true },
    );
    expect(reports).toMatchObject([
      { status: 'not-applicable', reason: null },
      { status: 'unknown', reason: { code: 'offline-run' } },
      { status: 'ok' },
    ]);
    expect(never).not.toHaveBeenCalled();
  });

  it.each([{ status: 'ok', findings: [{ id: 'y/other' }] }, { status: 'great', findings: [] }, undefined, null])(
    'trusts no answer outside the list: %j',
    async (outcome) => {
      const [report] = await runAll([checkOf('a', async () => outcome as CheckOutcome<string>)]);
      expect(report).toMatchObject({ status: 'unknown', findings: [], reason: { code: 'failed' } });
    },
  );

  it('keeps data within what a report may carry', async () => {
    const [report] = await runAll([
      checkOf('a', async () => ({
        status: 'unknown',
        findings: [{ id: 'x/ok', data: { a: 'x'.repeat(5000), b: Number.NaN } }],
        reason: { code: 'failed', detail: 'y'.repeat(900) },
      })),
    ]);
    expect(report?.findings[0]?.data).toEqual({ a: 'x'.repeat(2000), b: null });
    expect(CheckReport.safeParse(report).success).toBe(true);
  });

  it('starts local checks first and holds both kinds to their limits', async () => {
    const started: string[] = [];
    const working = { local: 0, network: 0 };
    const most = { local: 0, network: 0 };
    const make = (id: string, reach: 'local' | 'network') =>
      checkOf(
        id,
        async () => {
          started.push(id);
          working[reach] += 1;
          most[reach] = Math.max(most[reach], working[reach]);
          await new Promise(setImmediate);
          working[reach] -= 1;
          return fine;
        },
        { reach },
      );
    await runAll(
      [
        ...['n1', 'n2', 'n3', 'n4'].map((id) => make(id, 'network')),
        ...['l1', 'l2', 'l3'].map((id) => make(id, 'local')),
      ],
      {
        limits: { local: 2, network: 3 },
      },
    );
    expect(most).toEqual({ local: 2, network: 3 });
    expect(started.slice(0, 2)).toEqual(['l1', 'l2']);
  });

  it('asks what is chosen, again after each answer, and gives no report of what is not wanted', async () => {
    const events: string[] = [];
    const make = (id: string, reach: 'local' | 'network' = 'local') =>
      checkOf(
        id,
        async ({ shared }) => {
          events.push(`${id}:${await shared('key', async () => id)}`);
          return fine;
        },
        { reach },
      );
    const checks = [make('c'), make('b', 'network'), make('a'), make('d')];
    const asked: string[][] = [];
    const reports = await runAll(checks, {
      choose: (left, so) => {
        asked.push(left.map(({ id }) => id));
        events.push(`chose after ${so.map(({ id }) => id).join('') || 'nothing'}`);
        const wanted = left.filter(({ id }) => id !== 'd');
        return { now: wanted.slice(-1), wanted };
      },
      onExpect: (total) => events.push(`expects ${total}`),
    });
    expect(asked).toEqual([['c', 'b', 'a', 'd'], ['c', 'b', 'd'], ['c', 'd'], ['d']]);
    expect(events).toEqual([
      ...['chose after nothing', 'expects 3', 'a:a', 'chose after a', 'expects 3', 'b:a'],
      // Reports come in the order of the checks, and what one computed is there for the next.
      ...['chose after ba', 'expects 3', 'c:a', 'chose after cba', 'expects 3'],
    ]);
    expect(reports.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('counts what does not belong here among what is expected', async () => {
    const expected: number[] = [];
    const checks = [
      checkOf('win', hang, { platforms: ['windows'] }),
      checkOf('a', async () => fine),
      checkOf('b', hang),
    ];
    const reports = await runAll(checks, {
      choose: (left, so) => {
        const wanted = so.some(({ id }) => id === 'a') ? [] : left;
        return { now: wanted.slice(0, 1), wanted };
      },
      onExpect: (total) => expected.push(total),
    });
    expect(expected).toEqual([3, 2]);
    expect(reports.map(({ id }) => id)).toEqual(['win', 'a']);
  });

  it('calls what is left unknown when it was ended, wanted or not', async () => {
    const controller = new AbortController();
    const ended = checkOf('a', async () => {
      controller.abort();
      return fine;
    });
    const reports = await runAll([ended, checkOf('b', hang)], {
      signal: controller.signal,
      choose: (left) => ({ now: left.slice(0, 1), wanted: left.slice(0, 1) }),
    });
    expect(reports.map(({ id, reason }) => [id, reason?.code])).toEqual([
      ['a', 'cancelled'],
      ['b', 'cancelled'],
    ]);
  });

  it('computes a shared value once', async () => {
    const compute = vi.fn(async () => 42);
    const check = (id: string) =>
      checkOf(id, async ({ shared }) => ({
        status: 'ok',
        findings: [{ id: 'x/ok', data: { n: await shared('key', compute) } }],
      }));
    const reports = await runAll([check('a'), check('b')]);
    expect(reports.map(({ findings }) => findings[0]?.data.n)).toEqual([42, 42]);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it('starts a shared value again when the one who began it ran out of time', async () => {
    const untilAborted = (signal: AbortSignal) =>
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new PortError('cancelled', 'ABORT_ERR'))),
      );
    const reports = await runAll([
      checkOf('short', ({ shared, signal }) => shared('key', () => untilAborted(signal)), { timeoutMs: 5 }),
      checkOf('long', async ({ shared }) => shared('key', async () => fine)),
    ]);
    expect(reports).toMatchObject([{ reason: { code: 'timeout' } }, { status: 'ok' }]);
  });

  it('passes a fault of a shared value to all who asked', async () => {
    const failing = (id: string) =>
      checkOf(id, ({ shared }) => shared('key', () => Promise.reject(new PortError('failed', 'EIO'))));
    expect(await runAll([failing('a'), failing('b')])).toMatchObject([
      { reason: { code: 'failed', detail: 'EIO' } },
      { reason: { code: 'failed', detail: 'EIO' } },
    ]);
  });

  it('does not fall over a listener that throws', async () => {
    const bad = () => {
      throw new Error('listener');
    };
    expect(await runAll([checkOf('a', async () => fine)], { onStart: bad, onDone: bad })).toMatchObject([
      { status: 'ok' },
    ]);
  });
});

describe('what a person gave for a run', () => {
  it('reaches the checks, and is empty when nobody was asked', async () => {
    const seen: unknown[] = [];
    const look = checkOf('a', async ({ answers, secrets }) => {
      seen.push({ answers, secrets });
      return fine;
    });
    await runAll([look]);
    await runAll([look], { answers: { 'offline-mode': 'on' }, secrets: { webApiToken: 't0ken' } });
    expect(seen).toEqual([
      { answers: {}, secrets: {} },
      { answers: { 'offline-mode': 'on' }, secrets: { webApiToken: 't0ken' } },
    ]);
  });

  it('never leaves with a report', async () => {
    const token = 'BQC-0_x.y~z';
    const tell = (outcome: (token: string) => CheckOutcome<string>) =>
      checkOf('a', async ({ secrets }) => outcome(secrets.webApiToken?.trim() ?? ''));
    for (const outcome of [
      (secret: string): CheckOutcome<string> => ({
        status: 'ok',
        findings: [{ id: 'x/ok', data: { said: `<${secret}>` } }],
      }),
      (secret: string): CheckOutcome<string> => ({ status: 'unknown', reason: { code: 'failed', detail: secret } }),
    ]) {
      const reports = await runAll([tell(outcome)], { secrets: { webApiToken: `${token}\n` } });
      expect(reports[0]).toMatchObject({ status: 'unknown', reason: { code: 'failed' } });
      expect(JSON.stringify(reports)).not.toContain(token);
    }
  });
});
