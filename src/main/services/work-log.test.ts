import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { catalog } from '../../testing/reports';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import { workedOf } from './history';
import { openWorkLog } from './work-log';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-work-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const platform = currentPlatform();
const open = () =>
  openWorkLog(
    {
      files: createFiles(platform),
      clock: { now: () => 1_000, monotonic: () => 0 },
      own: createOwnFiles(platform, folder),
    },
    folder,
  );

it('notes a repair with its job, where the person was or nowhere in particular', async () => {
  const log = open();
  await log.noteRepaired('job-1', { id: 'auth-3', code: 'auth:3', title: 'Firewall' } as never, 'Clear it');
  await log.noteRepaired('job-2', null, 'Clear it');
  expect(await open().history()).toMatchObject([
    { kind: 'repaired', entry: '', job: 'job-2', detail: ['Clear it'] },
    { kind: 'repaired', entry: 'auth-3', code: 'auth:3', job: 'job-1', detail: ['Clear it'] },
  ]);
});

it('loses nothing of the history where two programs write it', async () => {
  const [window, terminal] = [open(), open()];
  await window.noteRepaired('job-1', null, 'Clear it');
  await terminal.noteRepaired('job-2', null, 'Clear it');
  // What the other wrote is seen, and kept.
  expect((await window.history()).map(({ job }) => job)).toEqual(['job-2', 'job-1']);
  await window.noteRepaired('job-3', null, 'Clear it');
  expect((await terminal.history()).map(({ job }) => job)).toEqual(['job-3', 'job-2', 'job-1']);
  await Promise.all([
    ...['a', 'b', 'c', 'd'].map((job) => window.noteRepaired(job, null, 'Clear it')),
    ...['e', 'f', 'g', 'h'].map((job) => terminal.noteRepaired(job, null, 'Clear it')),
  ]);
  expect(await open().history()).toHaveLength(11);
  expect(await readdir(folder)).toEqual(['history.json']);
});

it('reads a history that was written before there were repairs', async () => {
  const old = { id: '1', at: 'x', kind: 'opened', entry: 'a', code: 'a', title: 'a', solved: null, detail: [] };
  await writeFile(join(folder, 'history.json'), JSON.stringify({ version: 1, value: [old] }));
  const log = open();
  expect(await log.history()).toEqual([old]);
  await log.noteRepaired('job-1', null, 'Clear it');
  expect(JSON.parse(await readFile(join(folder, 'history.json'), 'utf8')).value).toHaveLength(2);
});

it('keeps what a newer version wrote, and shows what it understands of it', async () => {
  const plain = { id: '1', at: 'x', kind: 'opened', entry: 'a', code: 'a', title: 'a', solved: null, detail: [] };
  const more = { ...plain, id: '2', weather: 'rain' };
  const newer = { id: '3', at: 'x', kind: 'imported', from: { file: 'y' } };
  const deep = { ...plain, id: '4', kind: 'diagnosed', verdict: { side: 'nobody', said: 7 } };
  const written = [more, newer, plain, deep];
  await writeFile(join(folder, 'history.json'), JSON.stringify({ version: 1, value: written }));
  const log = open();
  expect(await log.history()).toEqual([{ ...plain, id: '2' }, plain]);
  await log.noteRepaired('job-1', null, 'Clear it');
  const [, ...rest] = JSON.parse(await readFile(join(folder, 'history.json'), 'utf8')).value;
  expect(rest).toEqual(written);
  await log.clearHistory();
  expect(JSON.parse(await readFile(join(folder, 'history.json'), 'utf8')).value).toEqual([]);
});

it('tells how far checklists came, in the order of their steps, without those that were set back', async () => {
  const entry = catalog.entries.find(
    ({ steps }) => steps.filter(({ platforms }) => platforms.includes('linux')).length > 3,
  );
  const [first, second, third] = (entry?.steps ?? []).filter(({ platforms }) => platforms.includes('linux'));
  if (!entry || !first || !second || !third) throw new Error('no entry with so many steps');
  const log = open();
  await log.markStep(entry.id, second.id, 'done');
  await log.markStep(entry.id, first.id, 'done');
  await log.markStep(entry.id, third.id, 'skipped');
  await log.markStep('gone', 'x', 'done');
  const [other] = catalog.entries.filter(({ id }) => id !== entry.id);
  if (other?.steps[0]) await log.markStep(other.id, other.steps[0].id, 'todo');
  expect(workedOf(await log.worked(), catalog, 'linux')).toMatchObject([
    { code: entry.code, done: [first.title, second.title], skipped: 1, note: '' },
  ]);
});
