import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { check, isDenied } from './spotify.update.blocked.check';
import { execFrom, filesFrom, type Node, runCheck } from './testing';

const FOLDER = 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Update';
const spotify = (updateFolder: string | null) => ({
  installs: async () => [{ updateFolder } as unknown as Install],
});
const ME = 'S-1-5-21-1-2-3-1001';
const rights = (...rules: { deny: boolean; rights: number; sid: string }[]) =>
  JSON.stringify({ update: { mine: [ME, 'S-1-1-0'], there: true, rules } });
const onWindows = (tree: Record<string, Node>, stdout?: string, pretend = false) =>
  runCheck(check, {
    platform: 'windows',
    files: { ...filesFrom(tree), writable: async () => null },
    ...(stdout === undefined ? {} : { exec: execFrom({ powershell: stdout }) }),
    spotify: spotify(FOLDER),
    machine: { pretend },
  });
const blocked = (how: string) => ({ status: 'problem', findings: [{ id: 'update/blocked', data: { how } }] });
const open = { status: 'ok', findings: [{ id: 'update/open' }] };

describe('spotify.update.blocked on Windows', () => {
  it('sees a file in the place of the folder, and a folder that may not be opened', async () => {
    expect(await onWindows({ [FOLDER]: '' })).toEqual(blocked('a file lies in its place'));
    const files = {
      ...filesFrom({ [FOLDER]: [] }),
      list: async () => Promise.reject(new PortError('no-permission', 'EPERM')),
    };
    expect(await runCheck(check, { platform: 'windows', files, spotify: spotify(FOLDER) })).toEqual(
      blocked('it may not be opened'),
    );
  });

  it.each([
    // icacls Update /deny user:W, :D and Everyone:F
    [{ deny: true, rights: 278, sid: ME }],
    [{ deny: true, rights: 65536, sid: ME }],
    [{ deny: true, rights: 2032127, sid: 'S-1-1-0' }],
    [{ deny: true, rights: -1610612736, sid: ME }],
  ])('sees a rule that denies: %j', async (rule) => {
    const system = { deny: false, rights: 2032127, sid: 'S-1-5-18' };
    expect(await onWindows({ [FOLDER]: [] }, rights(system, rule))).toEqual(
      blocked('its access rights forbid writing'),
    );
  });

  it('is content with rules for others, and before the first update', async () => {
    const mine = { deny: false, rights: 2032127, sid: ME };
    expect(await onWindows({ [FOLDER]: [] }, rights(mine, { deny: true, rights: 278, sid: 'S-1-5-32-546' }))).toEqual(
      open,
    );
    // Reading attributes alone may be denied without harm.
    expect(isDenied({ mine: [ME], rules: [{ deny: true, rights: 0x80, sid: ME }] })).toBe(false);
    expect(await onWindows({}, '{"update":{"mine":[],"there":false,"rules":null}}')).toEqual(open);
  });

  it('does not know when the rights cannot be read', async () => {
    expect(await onWindows({ [FOLDER]: [] }, '{"update":null}')).toMatchObject({ status: 'unknown' });
  });

  it('says nothing of rights in a copied home, and nothing without an updater', async () => {
    expect(await onWindows({ [FOLDER]: [] }, undefined, true)).toEqual({ status: 'not-applicable' });
    expect(await onWindows({ [FOLDER]: '' }, undefined, true)).toEqual(blocked('a file lies in its place'));
    expect(await runCheck(check, { platform: 'windows', spotify: spotify(null) })).toEqual({
      status: 'not-applicable',
    });
  });
});

describe.skipIf(process.platform === 'win32')('spotify.update.blocked on a real disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backline-update-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const run = () =>
    runCheck(check, {
      platform: 'macos',
      files: createFiles(currentPlatform()),
      spotify: spotify(join(folder, 'Update')),
    });

  it('tells a locked folder and a file from a good one', async () => {
    expect(await run()).toEqual(open);
    await mkdir(join(folder, 'Update'));
    expect(await run()).toEqual(open);
    await chmod(join(folder, 'Update'), 0o555);
    expect(await run()).toEqual(blocked('it is locked against writing'));
    await rm(join(folder, 'Update'), { recursive: true });
    await writeFile(join(folder, 'Update'), '');
    expect(await run()).toEqual(blocked('a file lies in its place'));
  });
});
