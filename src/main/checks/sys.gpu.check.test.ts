import { expect, it } from 'vitest';
import { PortError } from '../ports';
import { check } from './sys.gpu.check';
import { execFrom, type Given, runCheck } from './testing';

const features = (states: Record<string, string>): Given => ({ host: { gpuFeatures: async () => states } });

it.each([
  ['enabled', 'gpu/accelerated'],
  ['enabled_on', 'gpu/accelerated'],
  ['disabled_software', 'gpu/software'],
  ['unavailable_off', 'gpu/software'],
])('%s is %s', async (state, id) => {
  expect(await runCheck(check, features({ gpu_compositing: state, webgl: 'enabled' }))).toEqual({
    status: 'ok',
    findings: [{ id, data: { state } }],
  });
});

it('adds the driver on Windows, where it can be had', async () => {
  const host = features({ gpu_compositing: 'enabled' });
  const stdout = '{"graphics":{"name":"Arc A380","version":"31.0.1","date":"2026-01-02"}}';
  const outcome = await runCheck(check, { ...host, platform: 'windows', exec: execFrom({ powershell: stdout }) });
  expect(outcome.findings?.[0]?.data).toEqual({
    state: 'enabled',
    card: 'Arc A380',
    driver: '31.0.1',
    date: '2026-01-02',
  });
  const missing = execFrom({ powershell: new PortError('tool-missing', 'ENOENT') });
  expect((await runCheck(check, { ...host, platform: 'windows', exec: missing })).findings?.[0]?.data).toEqual({
    state: 'enabled',
  });
});

it('cannot tell from a terminal, nor before Chromium knows', async () => {
  expect(await runCheck(check)).toEqual({ status: 'unknown', reason: { code: 'needs-window' } });
  expect(await runCheck(check, features({}))).toEqual({ status: 'unknown', reason: { code: 'no-answer' } });
  expect(await runCheck(check, { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
});
