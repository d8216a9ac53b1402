import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePorts } from '../platform/node';
import type { Files } from '../ports';
import type { Install } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './spotify.cache.check';
import { runCheck } from './testing';

const { files, clock } = createNodePorts({ version: '0' });

describe('spotify.cache', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backline-cache-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  function run(prefs = '', more: Partial<Files> = {}) {
    const install = {
      prefs: '/prefs',
      cacheFolders: [join(root, 'spotify/Data'), join(root, 'spotify/Browser/Cache')],
      storageFolder: join(root, 'spotify/Storage'),
    } as Install;
    return runCheck(check, {
      files: { ...files, ...more },
      clock,
      machine: { systemPath: async (path) => path },
      spotify: {
        installs: async () => [install],
        prefs: async () => [{ state: 'read', path: '/prefs', file: parsePrefs(new TextEncoder().encode(prefs)) }],
      },
    });
  }
  async function fill(): Promise<void> {
    await mkdir(join(root, 'spotify/Data'), { recursive: true });
    await mkdir(join(root, 'spotify/Browser/Cache'), { recursive: true });
    await writeFile(join(root, 'spotify/Data/a'), 'x'.repeat(1_500_000));
    await writeFile(join(root, 'spotify/Browser/Cache/b'), 'x'.repeat(1_500_000));
  }

  it('adds up what the cache holds', async () => {
    await fill();
    expect(await run()).toEqual({
      status: 'ok',
      findings: [{ id: 'cache/normal', data: { size: '3 MB', bytes: 3_000_000, files: 2 } }],
    });
  });

  it('mentions that there is none, or a large one', async () => {
    expect(await run()).toEqual({ status: 'ok', findings: [{ id: 'cache/none' }] });
    await mkdir(join(root, 'spotify/Data'), { recursive: true });
    await writeFile(join(root, 'spotify/Data/index'), 'x'.repeat(900));
    expect((await run()).findings).toEqual([{ id: 'cache/none' }]);
    await fill();
    const linkFacts: Files['linkFacts'] = async (path) => {
      const facts = await files.linkFacts(path);
      return facts && { ...facts, size: 6e9 };
    };
    expect((await run('', { linkFacts })).findings).toMatchObject([{ id: 'cache/large', data: { size: '18 GB' } }]);
  });

  it('notices a cache that may not be written', async () => {
    await fill();
    const outcome = await run('', { writable: async () => false });
    expect(outcome).toMatchObject({
      status: 'problem',
      findings: [{ id: 'cache/normal' }, { id: 'cache/unwritable' }],
    });
    expect((await run('', { writable: async () => null })).status).toBe('ok');
  });

  it('goes by the mode too, which an administrator may ignore', async () => {
    await fill();
    await chmod(join(root, 'spotify/Data'), 0o555);
    expect((await run()).findings?.map((found) => found.id)).toContain('cache/unwritable');
    await chmod(join(root, 'spotify/Data'), 0o755);
  });

  it('notices a file where the folder belongs', async () => {
    await mkdir(join(root, 'spotify'));
    await writeFile(join(root, 'spotify/Data'), '');
    expect((await run()).findings?.map((found) => found.id)).toContain('cache/unwritable');
  });

  it('notices that the chosen downloads folder is gone', async () => {
    const named = (path: string) => `storage.last-location="${path}"\n`;
    expect((await run(named(join(root, 'music')))).findings).toContainEqual({ id: 'storage/missing' });
    await mkdir(join(root, 'music'));
    expect(await run(named(join(root, 'music')))).toEqual({
      status: 'ok',
      findings: [{ id: 'cache/none' }, { id: 'storage/moved' }],
    });
  });

  it('mentions a limit of the cache, which is no fault', async () => {
    expect(await run('storage.size=1024\n')).toEqual({
      status: 'ok',
      findings: [{ id: 'cache/none' }, { id: 'storage/capped', data: { size: '1 GB', megabytes: 1024 } }],
    });
  });

  it("does not miss Spotify's own downloads folder, which it makes anew", async () => {
    expect((await run(`storage.last-location="${join(root, 'spotify/Storage')}"\n`)).status).toBe('ok');
    expect((await run('storage.last-location="/home/other/.cache/spotify/Storage"\n')).status).toBe('ok');
  });

  it('does not apply without Spotify', async () => {
    expect(await runCheck(check, { spotify: { installs: async () => [] } })).toEqual({ status: 'not-applicable' });
  });
});
