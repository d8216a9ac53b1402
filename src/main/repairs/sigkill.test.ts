import { execFile } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleAlone } from '../../../build/bundle';
import { loadCatalog } from '../../../build/catalog-files';
import { catalogModules } from '../../../build/vite-catalog';

/** Real programs, real files, real signals; Windows has none, and its engine is the same. */
const killable = describe.skipIf(process.platform !== 'linux');

const SIGNED_IN = 'autologin.blob="secret"\nstorage.location="/music/spotify"\n# mine\n';
const FILES = {
  'usr/share/spotify/spotify': '#!/bin/sh\n',
  '.config/spotify/prefs': SIGNED_IN,
  '.cache/spotify/Data/00/a.file': 'x'.repeat(1_200_000),
  '.cache/spotify/Default/Code Cache/b': 'b',
  '.cache/spotify/Storage/aa/download.file': 'download',
};

killable('a program that is killed in the middle of a repair', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'backline-kill-')));
    await bundleAlone('kill-driver', 'src/main/repairs/kill-driver.testing.ts', folder, [catalogModules()]);
    await writeFile(join(folder, 'catalog.json'), JSON.stringify(loadCatalog().catalog));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function plant() {
    const home = await mkdtemp(join(folder, 'home-'));
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(dirname(join(home, path)), { recursive: true });
      await writeFile(join(home, path), content);
    }
    const dataFolder = await mkdtemp(join(folder, 'data-'));
    const drive = (repair: string, what: string, killAt = 0, when = 'before') =>
      run(join(folder, 'kill-driver.mjs'), {
        home,
        dataFolder,
        catalog: join(folder, 'catalog.json'),
        repair,
        what,
        killAt,
        when,
      });
    return { drive, look: () => snapshot(home) };
  }

  it.each(['rep.prefs.hwaccel-off', 'rep.prefs.reset', 'rep.cache.clear'])('[sec-34] %s', async (repair) => {
    const whole = await plant();
    const before = await whole.look();
    const done = await whole.drive(repair, 'run');
    expect(done.answer, repair).toMatchObject({ job: { state: 'done', fault: null } });
    const after = await whole.look();
    expect(after).not.toEqual(before);
    const deeds = Number(done.answer?.deeds);
    const undone = await whole.drive(repair, 'undo');
    expect(undone.answer, repair).toMatchObject({ job: { state: 'undone' } });
    expect(await whole.look()).toEqual(before);

    const kills = fc.sample(
      fc.record({
        killAt: fc.integer({ min: 1, max: deeds }),
        when: fc.constantFrom('before', 'after'),
        settle: fc.constantFrom('finish', 'undo'),
      }),
      { numRuns: 5, seed: 4711 },
    );
    for (const { killAt, when, settle } of kills) {
      const where = `${repair}, killed ${when} deed ${killAt} of ${deeds}, then ${settle}`;
      const one = await plant();
      expect((await one.drive(repair, 'run', killAt, when)).signal, where).toBe('SIGKILL');
      // A new program takes over the lock of the dead one.
      const { answer } = await one.drive(repair, settle);
      const state = answer?.job?.state ?? 'none';
      const expected = { finish: ['done', 'failed', 'none'], undo: ['undone', 'failed', 'none'] }[settle];
      expect(expected, where).toContain(state);
      expect(await one.look(), where).toEqual(state === 'done' ? after : before);
      // And the way back from there is open too, itself killed once.
      if (state !== 'done') continue;
      expect((await one.drive(repair, 'undo', 2, 'after')).signal, where).toBe('SIGKILL');
      expect((await one.drive(repair, 'undo')).answer, where).toMatchObject({ job: { state: 'undone' } });
      expect(await one.look(), where).toEqual(before);
    }
  });
});

interface Answer {
  job?: { state?: string; fault: string | null } | null;
  deeds?: number;
}

/** Runs the driver; what it says, or the signal that ended it. */
function run(program: string, told: object): Promise<{ answer: Answer | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, JSON.stringify(told)], (error, stdout, stderr) => {
      if (error && error.signal === null) return reject(new Error(stderr || String(error)));
      if (error) return resolve({ answer: null, signal: String(error.signal) });
      resolve({ answer: JSON.parse(stdout) as Answer, signal: null });
    });
  });
}

/** Content and rights by path. The stamp in a name differs from run to run; what an undo keeps beside the old is no loss. */
async function snapshot(root: string, at = root, found: Record<string, string> = {}): Promise<Record<string, string>> {
  for (const name of await readdir(at)) {
    const path = join(at, name);
    if (name.endsWith('.newer')) continue;
    const facts = await lstat(path);
    const place = path.slice(root.length).replace(/\.backline-\d{8}T\d{9}Z/g, '.backline');
    const mode = (facts.mode & 0o777).toString(8);
    if (facts.isDirectory()) {
      found[place] = `folder ${mode}`;
      await snapshot(root, path, found);
    } else found[place] = `${mode} ${await readFile(path, 'latin1')}`;
  }
  return found;
}
