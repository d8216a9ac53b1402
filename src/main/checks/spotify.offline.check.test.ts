import { expect, it } from 'vitest';
import { check } from './spotify.offline.check';
import { runCheck } from './testing';

it('is no part of a run in which nobody is asked', () => {
  expect(check.onDemand).toBe(true);
});

it('repeats what the person said, and otherwise does not know', async () => {
  expect(await runCheck(check, { answers: { 'offline-mode': 'on' } })).toEqual({
    status: 'problem',
    findings: [{ id: 'offline-mode/on' }],
  });
  expect(await runCheck(check, { answers: { 'offline-mode': 'off' } })).toEqual({
    status: 'ok',
    findings: [{ id: 'offline-mode/off' }],
  });
  const unknown = { status: 'unknown', reason: { code: 'needs-answer' } };
  expect(await runCheck(check)).toEqual(unknown);
  expect(await runCheck(check, { answers: { 'offline-mode': 'perhaps' } })).toEqual(unknown);
});
