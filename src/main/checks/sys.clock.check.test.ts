import { describe, expect, it } from 'vitest';
import { type HttpAnswer, PortError } from '../ports';
import { check } from './sys.clock.check';
import { runCheck } from './testing';

/** What this computer believes it is. */
const HERE = Date.parse('2026-03-01T12:00:00Z');

interface Told {
  /** Seconds the server is ahead. */
  ahead?: number;
  age?: number;
  date?: string;
}
function told({ ahead = 0, age, date }: Told): HttpAnswer {
  const headers: Record<string, string> = { date: date ?? new Date(HERE + (ahead - (age ?? 0)) * 1000).toUTCString() };
  if (age !== undefined) headers.age = String(age);
  return { status: 200, ms: 100, headers, body: '' };
}

function world(answers: Record<string, HttpAnswer | PortError>, clock = { now: () => HERE, monotonic: () => 0 }) {
  return {
    clock,
    net: {
      http: async (url: string) => {
        const one = answers[url.replace(/\/$/, '')];
        if (one === undefined) throw new Error(`unexpected ${url}`);
        if (one instanceof PortError) throw one;
        return one;
      },
    },
  };
}
const both = (one: HttpAnswer | PortError, other: HttpAnswer | PortError = one) =>
  world({ 'https://www.cloudflare.com': one, 'https://www.wikipedia.org': other });
const silent = new PortError('timeout', 'ETIMEDOUT');

describe('sys.clock', () => {
  it.each([
    [0, 'clock/right', 'ok'],
    [29, 'clock/right', 'ok'],
    [-29, 'clock/right', 'ok'],
    [45, 'clock/slightly-off', 'ok'],
    [-200, 'clock/slightly-off', 'ok'],
    [301, 'clock/wrong', 'problem'],
    [-7200, 'clock/wrong', 'problem'],
  ])('%i s apart is %s', async (ahead, id, status) => {
    const outcome = await runCheck(check, both(told({ ahead })));
    expect(outcome).toMatchObject({ status, findings: [{ id, data: { behind: ahead >= 0 } }] });
    expect(Number(outcome.findings?.[0]?.data?.seconds)).toBeCloseTo(Math.abs(ahead), -0.5);
  });

  it('is not fooled by an answer that a cache kept for a day', async () => {
    expect(await runCheck(check, both(told({}), told({ age: 86_400 })))).toMatchObject({
      findings: [{ id: 'clock/right' }],
    });
  });

  it('needs one server, and cannot choose between two that disagree', async () => {
    expect(await runCheck(check, both(silent, told({ ahead: 7200 })))).toMatchObject({
      findings: [{ id: 'clock/wrong' }],
    });
    expect(await runCheck(check, both(told({}), told({ ahead: 7200 })))).toMatchObject({
      status: 'unknown',
      reason: { code: 'unreadable-answer' },
    });
  });

  it('cannot tell without a date', async () => {
    expect(await runCheck(check, both(silent))).toEqual({ status: 'unknown', reason: { code: 'no-answer' } });
    expect(await runCheck(check, both(told({ date: 'yesterday' })))).toMatchObject({ status: 'unknown' });
  });

  it('asks without encryption when the certificates look out of date, and only then', async () => {
    const invalid = new PortError('failed', 'CERT_NOT_YET_VALID');
    const years = told({ ahead: 3 * 365 * 86_400 });
    const outcome = await runCheck(
      check,
      world({
        'https://www.cloudflare.com': invalid,
        'https://www.wikipedia.org': invalid,
        'http://www.cloudflare.com': years,
        'http://www.wikipedia.org': years,
      }),
    );
    expect(outcome).toMatchObject({ status: 'problem', findings: [{ id: 'clock/wrong', data: { behind: true } }] });
  });

  it('trusts no answer during which the clock was set', async () => {
    const times = [HERE, HERE + 3_600_000];
    let look = 0;
    const clock = { now: () => times[Math.min(look++, 1)] ?? HERE, monotonic: () => 0 };
    const one = told({});
    expect(
      await runCheck(check, world({ 'https://www.cloudflare.com': one, 'https://www.wikipedia.org': silent }, clock)),
    ).toMatchObject({ status: 'unknown' });
  });
});
