import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import type { Install } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './sys.disk.check';
import { type Given, runCheck } from './testing';

const install = {
  kind: 'deb',
  folder: '/usr/share/spotify',
  prefs: '/prefs',
  cacheFolders: ['/home/ada/.cache/spotify/Data'],
  storageFolder: '/home/ada/.cache/spotify/Storage',
  updateFolder: null,
} as unknown as Install;
const MB = 1_000_000;

/** Free bytes by the start of a path; every volume has its own size. */
function run(free: Record<string, number>, more: Given = {}, prefs = '') {
  const space = async (path: string) => {
    const at = Object.keys(free).findIndex((start) => path.startsWith(start));
    if (at < 0) throw new PortError('no-permission', 'EACCES');
    return { free: Object.values(free)[at] ?? 0, total: 1000 * MB * (at + 1) };
  };
  return runCheck(check, {
    files: { space },
    spotify: {
      installs: async () => [install],
      prefs: async () => [{ state: 'read', path: '/prefs', file: parsePrefs(new TextEncoder().encode(prefs)) }],
    },
    ...more,
  });
}

describe('sys.disk', () => {
  it('is content with room on every volume', async () => {
    expect(await run({ '/home': 50_000 * MB, '/tmp': 3000 * MB })).toEqual({
      status: 'ok',
      findings: [{ id: 'disk/enough', data: { free: '3 GB', bytes: 3000 * MB } }],
    });
  });

  it('calls less than 200 MB full, and names what lies there', async () => {
    expect(await run({ '/home': 199 * MB, '/tmp': 3000 * MB })).toEqual({
      status: 'problem',
      findings: [{ id: 'disk/full', data: { what: 'cache', free: '199 MB', bytes: 199 * MB } }],
    });
  });

  it('calls a volume full that takes no more files, whatever its room', async () => {
    const space = async (path: string) => ({
      free: 9000 * MB,
      total: path.startsWith('/home') ? 10_000 * MB : 20_000 * MB,
      freeFiles: path.startsWith('/home') ? 1 : 5000,
    });
    expect(await run({}, { files: { space } })).toMatchObject({
      status: 'problem',
      findings: [{ id: 'disk/full', data: { what: 'cache', free: '1 place for a file', files: 1 } }],
    });
  });

  it('only mentions less than 500 MB, and less than 2 GB for the cache', async () => {
    expect((await run({ '/home': 1500 * MB, '/tmp': 499 * MB })).findings).toEqual([
      { id: 'disk/low', data: { what: 'cache', free: '1.5 GB', bytes: 1500 * MB } },
      { id: 'disk/low', data: { what: 'temporary files', free: '499 MB', bytes: 499 * MB } },
    ]);
  });

  it('looks at the volume the person moved downloads to', async () => {
    const outcome = await run(
      { '/home': 50_000 * MB, '/mnt': 10 * MB, '/tmp': 50_000 * MB },
      {},
      'storage.location="/mnt/music"\n',
    );
    expect(outcome.findings).toMatchObject([{ id: 'disk/full', data: { what: 'downloads' } }]);
  });

  it('does not know when nothing can be measured', async () => {
    expect(await run({})).toEqual({ status: 'unknown', reason: { code: 'not-readable' } });
  });

  it('leaves the real machine out of a fake home', async () => {
    const machine = { pretend: true };
    expect(
      (await run({ '/home': 50_000 * MB, '/tmp': 1, '/mnt': 1 }, { machine }, 'storage.location="/mnt/x"\n')).status,
    ).toBe('ok');
  });
});
