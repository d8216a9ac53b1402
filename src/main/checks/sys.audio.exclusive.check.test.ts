import { expect, it } from 'vitest';
import { check } from './sys.audio.exclusive.check';
import { execFrom, runCheck } from './testing';

const run = (rows: unknown, pretend = false) =>
  runCheck(check, {
    platform: 'windows',
    machine: { pretend },
    exec: execFrom(pretend ? {} : { powershell: JSON.stringify({ exclusive: rows }) }),
  });

it('is off only when every active device says so', async () => {
  const allowed = (count: number) => ({ status: 'ok', findings: [{ id: 'exclusive/allowed', data: { count } }] });
  expect(await run([{ v: 1 }, { v: 0 }])).toEqual(allowed(1));
  expect(await run({ v: null })).toEqual(allowed(1));
  expect(await run([{ v: 0 }, { v: 0 }])).toEqual({ status: 'ok', findings: [{ id: 'exclusive/off' }] });
});

it('does not know without a device or an answer', async () => {
  expect(await run([])).toEqual({ status: 'unknown', reason: { code: 'not-found' } });
  expect(await run(null)).toEqual({ status: 'unknown', reason: { code: 'unreadable-answer' } });
  expect(await run(null, true)).toEqual({ status: 'not-applicable' });
});
