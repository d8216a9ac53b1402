import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strict } from '../checks/testing';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import type { Machine, Ports } from '../ports';
import { type JournalFile, type Journals, openJournals, stampOf } from './journal';

let folder: string;
let journals: Journals;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-journal-'));
  const platform = currentPlatform();
  const ports = { files: createFiles(platform), machine: strict<Machine>('machine', { platform }) };
  journals = openJournals(ports as Partial<Ports> as Ports, createOwnFiles(platform, folder), folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ID = '20261120T101500123Z-rep.cache.clear';
const journal = (id = ID): JournalFile => ({
  version: 1,
  id,
  repair: 'rep.cache.clear',
  entry: null,
  at: '2026-11-20T10:15:00.123Z',
  state: 'done',
  fault: null,
  verified: null,
  evidence: [],
  changes: [],
  acts: [{ act: { kind: 'write-new', path: '/x', text: 'y', closed: true }, state: 'done' }],
  restart: null,
  undoneAt: null,
  copies: true,
});
const place = (id = ID) => join(journals.folder, id, 'journal.json');

describe('the journals', () => {
  it('are made when the first is written, and read back as they were, newest first', async () => {
    expect(await journals.list()).toEqual([]);
    await expect(stat(journals.folder)).rejects.toMatchObject({ code: 'ENOENT' });
    const older = journal('20251120T101500123Z-rep.hosts.clean');
    await journals.write(older);
    await journals.write(journal());
    expect(await journals.list()).toEqual([
      { id: ID, journal: journal() },
      { id: older.id, journal: older },
    ]);
    if (process.platform !== 'win32') expect((await stat(place())).mode & 0o777).toBe(0o600);
  });

  it.each<[string, string]>([
    ['is cut off', JSON.stringify(journal()).slice(0, -20)],
    ['is empty', ''],
    ['is of a newer version', JSON.stringify({ ...journal(), version: 2 })],
    ['has something nobody knows', JSON.stringify({ ...journal(), more: 1 })],
    ['holds an act nobody knows', JSON.stringify({ ...journal(), acts: [{ act: { kind: 'format' }, state: 'done' }] })],
    ['calls itself something else', JSON.stringify(journal('20261120T101500124Z-rep.cache.clear'))],
    ['is far too large', ' '.repeat(4 * 1024 * 1024 + 1)],
  ])('show one that %s as damaged, and leave it as it is', async (_, text) => {
    await mkdir(join(journals.folder, ID), { recursive: true });
    await writeFile(place(), text);
    expect(await journals.read(ID)).toBeNull();
    expect(await journals.list()).toEqual([{ id: ID, journal: null }]);
    expect(await readFile(place(), 'utf8')).toBe(text);
  });

  it('[sec-21] do not choke on whatever lies in their place', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        await mkdir(join(journals.folder, ID), { recursive: true });
        await writeFile(place(), text);
        expect(await journals.read(ID)).toBeNull();
      }),
      { numRuns: 300 },
    ));

  it('list no folder without a journal, and nothing that is not named as they are', async () => {
    await mkdir(join(journals.folder, ID), { recursive: true });
    for (const name of ['..x', 'lock', '20261120-rep.x', `${ID}~`]) await mkdir(join(journals.folder, name));
    expect(await journals.list()).toEqual([]);
  });

  it.each([
    '../../../etc/passwd',
    `${ID}/../../x`,
    '20261120T101500123Z-rep/../x',
    '20261120T101500123Z-rep\\..\\x',
    `${ID}\n`,
    '',
    '20261120T101500123Z-other',
    `20261120T101500123Z-rep${'a'.repeat(81)}`,
  ])('[sec-31] make no path of a foreign id: %j', async (id) => {
    await writeFile(join(folder, 'x'), 'mine');
    expect(await journals.read(id)).toBeNull();
    await expect(journals.write(journal(id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(journals.clearCopies(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(journals.remove(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(journals.size(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(journals.copy(id, 0).put(new Uint8Array(1))).rejects.toMatchObject({ code: 'not-found' });
    expect(await readFile(join(folder, 'x'), 'utf8')).toBe('mine');
  });
});

it('a job that is removed leaves nothing, and the others alone', async () => {
  const other = journal('20261120T101500124Z-rep.cache.clear');
  for (const one of [journal(), other]) await journals.write(one);
  await journals.copy(ID, 0).put(new Uint8Array(3));
  await journals.remove(ID);
  await journals.remove(ID);
  expect(await readdir(journals.folder)).toEqual([other.id]);
  expect(await journals.list()).toEqual([{ id: other.id, journal: other }]);
});

describe('the copies of a job', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('keep the first bytes, are counted, and go for good', async () => {
    await journals.write(journal());
    const copy = journals.copy(ID, 3);
    expect(await copy.get()).toBeNull();
    await copy.put(bytes('before'));
    await copy.put(bytes('torn'));
    expect(await copy.get()).toEqual(Buffer.from('before'));
    expect(await journals.size(ID)).toBe(6);
    await journals.clearCopies(ID);
    expect(await copy.get()).toBeNull();
    expect(await journals.size(ID)).toBe(0);
    expect(await journals.read(ID)).toEqual(journal());
  });

  it.skipIf(process.platform === 'win32')('are readable by this person alone, and no link is removed', async () => {
    await journals.write(journal());
    await journals.copy(ID, 0).put(bytes('secret'));
    expect((await stat(join(journals.folder, ID, 'copy-0.bin'))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'mine'), 'mine');
    await symlink(join(folder, 'mine'), join(journals.folder, ID, 'copy-1.bin'));
    await expect(journals.clearCopies(ID)).rejects.toMatchObject({ code: 'not-a-file' });
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine');
  });
});

it('a moment in a name sorts as time does', () => {
  expect(stampOf(Date.UTC(2026, 10, 20, 10, 15, 0, 123))).toBe('20261120T101500123Z');
  expect(stampOf(1) < stampOf(2_000)).toBe(true);
});
