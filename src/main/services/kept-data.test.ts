import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataPart } from '../../contract/companion';
import type { RecordState, WatchNotice } from '../../contract/logs';
import type { Job } from '../../contract/repairs';
import { DEFAULT_SETTINGS, type Settings, StoredSettings } from '../../contract/state';
import { createFiles } from '../platform/files';
import { createOwnFiles } from '../platform/own-files';
import { createKeptData } from './kept-data';
import { openStore } from './store';
import { openWorkLog } from './work-log';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'backline-kept-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const ENTRY = { id: 'auth-3', code: 'auth:3', title: 'x' } as never;

const job = (over: Partial<Job>) => ({ id: 'a', state: 'done', bytes: 0, ...over }) as Job;

function setUp(state: RecordState['state'] = 'idle', held: Job[] = []) {
  let jobs = held;
  const forgotten: string[] = [];
  const files = createFiles('linux');
  const own = createOwnFiles('linux', folder);
  const settings = openStore<Settings>({
    files,
    folder,
    name: 'settings',
    schema: async () => StoredSettings,
    fallback: DEFAULT_SETTINGS,
  });
  const workLog = openWorkLog({ files, clock: { now: () => 1_000, monotonic: () => 0 }, own }, folder);
  let notices: WatchNotice[] = [{ id: '1', at: '', event: 'e', text: '', possible: [], source: 's' }];
  let past = ['a'];
  const kept = createKeptData({
    files,
    own,
    platform: 'linux',
    dataFolder: folder,
    workLog,
    settings,
    notices: {
      list: async () => notices,
      clear: async () => {
        notices = [];
      },
    },
    recordings: {
      state: async () => ({ state, past: past.map((id) => ({ id })) }) as RecordState,
      remove: async (id) => {
        past = past.filter((held) => held !== id);
        await own.remove(join(folder, 'recordings', `${id}.log`));
      },
    },
    repairs: {
      jobs: async () => jobs,
      forget: async (ids) => {
        forgotten.push(...ids);
        jobs = jobs.filter(({ id }) => !ids.includes(id));
      },
    },
  });
  const of = async (part: DataPart) => (await kept.list()).find((held) => held.part === part);
  return { kept, of, workLog, settings, forgotten };
}

describe('what is kept', () => {
  it('is nothing before the first use, also where the folder is not there', async () => {
    const { kept } = setUp();
    expect((await kept.list()).map(({ part, bytes }) => [part, bytes])).toEqual([
      ['history', 0],
      ['checklists', 0],
      ['recordings', 0],
      ['copies', 0],
      ['watch', 0],
      ['settings', 0],
    ]);
  });

  it('is counted with the size of its files, copies that were found damaged among them', async () => {
    const { of, workLog, settings } = setUp();
    await workLog.noteOpened(ENTRY);
    await workLog.writeNote('auth-3', 'mine');
    await settings.change((held) => ({ ...held, theme: 'dark', told: ['closed-to-tray'] }));
    await mkdir(join(folder, 'recordings'));
    await writeFile(join(folder, 'recordings/a.log'), 'x'.repeat(5000));
    const before = await of('history');
    expect(before?.items).toBe(1);
    await writeFile(join(folder, 'history.damaged-2026.json'), 'x'.repeat(1000));
    await writeFile(join(folder, 'history-of-another.json'), 'x'.repeat(1000));
    expect((await of('history'))?.bytes).toBe((before?.bytes ?? 0) + 1000);
    expect((await of('checklists'))?.items).toBe(1);
    expect((await of('recordings'))?.bytes).toBe(5000);
    // What the person was told is no setting of theirs.
    expect((await of('settings'))?.items).toBe(1);
  });

  it('is deleted part by part, and nothing else with it', async () => {
    const { kept, of, workLog, settings } = setUp();
    await workLog.noteOpened(ENTRY);
    await workLog.writeNote('auth-3', 'mine');
    await settings.change((held) => ({ ...held, theme: 'dark' }));
    await mkdir(join(folder, 'recordings'));
    await writeFile(join(folder, 'recordings/a.log'), 'x');
    await writeFile(join(folder, 'history.damaged-2026.json'), 'x');
    await writeFile(join(folder, 'other.txt'), 'x');
    await kept.clear('history');
    expect((await of('history'))?.items).toBe(0);
    expect((await of('checklists'))?.items).toBe(1);
    expect(await readdir(folder)).not.toContain('history.damaged-2026.json');
    for (const part of ['checklists', 'recordings', 'watch', 'settings'] as const) await kept.clear(part);
    expect((await kept.list()).map(({ items }) => items)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(await readdir(join(folder, 'recordings'))).toEqual([]);
    expect(await readdir(folder)).toContain('other.txt');
  });

  it('keeps the recordings while one is running', async () => {
    const { kept } = setUp('recording');
    await mkdir(join(folder, 'recordings'), { recursive: true });
    await writeFile(join(folder, 'recordings/a.log'), 'x');
    await expect(kept.clear('recordings')).rejects.toMatchObject({ code: 'data/busy' });
    expect(await readdir(join(folder, 'recordings'))).toEqual(['a.log']);
  });

  it('counts what is kept of repairs, and leaves those that were cut off or cannot be read', async () => {
    const { kept, of, forgotten } = setUp('idle', [
      job({ id: 'big', bytes: 3000 }),
      job({ id: 'undone', state: 'undone', bytes: 500 }),
      job({ id: 'none' }),
      job({ id: 'open', state: 'acting', bytes: 70 }),
      job({ id: 'back', state: 'undoing', bytes: 7 }),
      job({ id: 'damaged', state: 'damaged' }),
    ]);
    await mkdir(join(folder, 'repairs/none'), { recursive: true });
    await writeFile(join(folder, 'repairs/none/journal.json'), 'x'.repeat(20));
    expect(await of('copies')).toEqual({ part: 'copies', bytes: 3520, items: 3 });
    await kept.clear('copies');
    expect(forgotten).toEqual(['big', 'undone', 'none']);
    expect(await of('copies')).toEqual({ part: 'copies', bytes: 0, items: 0 });
  });
});
