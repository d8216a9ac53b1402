import { expect, it } from 'vitest';
import type { Platform } from '../../contract/words';
import { check } from './sys.os.min.check';
import { runCheck } from './testing';

const run = (platform: Platform, version: string, pretend = false) =>
  runCheck(check, { platform, machine: { osVersion: () => version, pretend } });

it.each<[Platform, string]>([
  ['windows', '10.0.19045'],
  ['windows', '10.0.26100'],
  ['macos', '12.7.6'],
  ['macos', '26.0'],
])('%s %s is supported', async (platform, version) => {
  expect(await run(platform, version)).toEqual({ status: 'ok', findings: [{ id: 'os/supported' }] });
});

it.each<[Platform, string, string, string, string | undefined]>([
  ['windows', '6.1.7601', 'Windows 7', 'Windows 10', '1.2.5.1006'],
  ['windows', '6.3.9600', 'Windows 8.1', 'Windows 10', '1.2.5.1006'],
  ['macos', '11.7.10', 'macOS 11', 'macOS 12', '1.2.66.447'],
  ['macos', '10.16', 'macOS 11', 'macOS 12', '1.2.66.447'],
  ['macos', '10.15.7', 'macOS 10.15', 'macOS 12', '1.2.37.701'],
  ['macos', '10.13.6', 'macOS 10.13', 'macOS 12', '1.2.20.1218'],
  ['macos', '10.12', 'macOS 10.12', 'macOS 12', '1.1.89.862'],
  ['macos', '10.9.5', 'macOS 10.9', 'macOS 12', undefined],
])('%s %s is too old', async (platform, version, system, needed, last) => {
  const data = { system, needed, ...(last ? { last } : {}) };
  expect(await run(platform, version)).toEqual({ status: 'problem', findings: [{ id: 'os/too-old', data }] });
});

it('does not know a version without numbers, and none of a copied home', async () => {
  expect(await run('macos', 'Sonoma')).toMatchObject({ status: 'unknown' });
  expect(await run('windows', '6.1', true)).toEqual({ status: 'not-applicable' });
});
