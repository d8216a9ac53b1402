import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFiles } from '../platform/files';
import { PortError } from '../ports';
import { openStore } from './store';

const Notes = z.array(z.string());
let folder = '';
let damaged: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-store-'));
  damaged = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openStore({
    files: createFiles('linux'),
    folder,
    name: 'notes',
    schema: async () => Notes,
    fallback: [],
    onDamaged: (to) => damaged.push(to),
  });

describe('kept state', () => {
  it('is there again after a restart', async () => {
    await open().change((notes) => [...notes, 'first']);
    expect(await open().get()).toEqual(['first']);
  });

  it('loses no change when many come at once', async () => {
    const store = open();
    await Promise.all(Array.from({ length: 50 }, (_, at) => store.change((notes) => [...notes, `${at}`])));
    expect((await open().get()).length).toBe(50);
  });

  it('shows every change that was asked for before', async () => {
    const store = open();
    void store.change((notes) => [...notes, 'asked first']);
    expect(await store.get()).toEqual(['asked first']);
  });

  it.each([
    ['cut off', '{"version":1,"value":["a"'],
    ['no JSON', 'hello'],
    ['of another shape', '{"version":1,"value":[1]}'],
    ['of a later version', '{"version":99,"value":["a"]}'],
    ['empty', ''],
  ])('is moved aside, not lost, when it is %s', async (_what, content) => {
    await writeFile(join(folder, 'notes.json'), content);
    const store = open();
    expect(await store.get()).toEqual([]);
    expect(damaged).toHaveLength(1);
    expect(await readFile(damaged[0] ?? '', 'utf8')).toBe(content);
    await store.change(() => ['new']);
    expect((await readdir(folder)).sort()).toEqual([expect.stringMatching(/^notes\.damaged-/), 'notes.json']);
  });

  it('is left where it is when what it is held against cannot be loaded', async () => {
    const content = '{"version":1,"value":["a"]}';
    await writeFile(join(folder, 'notes.json'), content);
    const store = openStore<string[]>({
      files: createFiles('linux'),
      folder,
      name: 'notes',
      schema: () => Promise.reject(new Error('half an installation')),
      fallback: [],
      onDamaged: (to) => damaged.push(to),
    });
    await expect(store.get()).rejects.toThrow('half an installation');
    await expect(store.change(() => ['new'])).rejects.toThrow('half an installation');
    expect(damaged).toEqual([]);
    expect(await readFile(join(folder, 'notes.json'), 'utf8')).toBe(content);
  });

  it('keeps keys that only a newer version knows, where they stood, and shows them to nobody', async () => {
    const schema = z.strictObject({
      theme: z.string(),
      list: z.array(z.strictObject({ id: z.string(), on: z.boolean() })),
    });
    const value = {
      theme: 'dark',
      list: [
        { id: 'a', on: true, colour: { r: 1 } },
        { id: 'b', on: true },
      ],
      sound: 'loud',
      speed: 2,
    };
    await writeFile(join(folder, 'notes.json'), JSON.stringify({ version: 1, value }));
    const store = openStore({
      files: createFiles('linux'),
      folder,
      name: 'notes',
      schema: async () => schema,
      fallback: { theme: 'light', list: [] },
    });
    const held = await store.get();
    expect(Object.keys(held)).toEqual(['theme', 'list']);
    expect(schema.safeParse(held).success).toBe(true);
    expect(JSON.parse(JSON.stringify(held))).toEqual({
      theme: 'dark',
      list: [
        { id: 'a', on: true },
        { id: 'b', on: true },
      ],
    });
    await store.change((old) => ({ ...old, theme: 'light', list: [...old.list.slice(1), ...old.list.slice(0, 1)] }));
    const written = JSON.parse(await readFile(join(folder, 'notes.json'), 'utf8')).value;
    expect(written).toEqual({ ...value, theme: 'light', list: [value.list[1], value.list[0]] });
    // Who wants to be rid of all is.
    await store.change(() => ({ theme: 'light', list: [] }));
    expect(JSON.parse(await readFile(join(folder, 'notes.json'), 'utf8')).value).toEqual({ theme: 'light', list: [] });
    expect(await readdir(folder)).toEqual(['notes.json']);
  });

  it('tells its listeners what was written', async () => {
    const store = open();
    const heard: string[][] = [];
    store.watch((notes) => heard.push(notes));
    await store.change(() => ['a']);
    expect(heard).toEqual([['a']]);
  });

  it('is never written over by a change that could not read it', async () => {
    await open().change(() => ['kept']);
    const files = createFiles('linux');
    let refuses = true;
    const read: typeof files.read = (...given) =>
      refuses ? Promise.reject(new PortError('busy', 'EBUSY')) : files.read(...given);
    const store = openStore({
      files: { ...files, read },
      folder,
      name: 'notes',
      schema: async () => Notes,
      fallback: [],
    });
    expect(await store.get()).toEqual([]);
    await expect(store.change((notes) => [...notes, 'new'])).rejects.toMatchObject({ code: 'busy' });
    refuses = false;
    expect(await store.get()).toEqual(['kept']);
    expect(await store.change((notes) => [...notes, 'new'])).toEqual(['kept', 'new']);
  });

  it('goes on after a write that failed', async () => {
    const store = openStore({
      files: { ...createFiles('linux'), writeAtomic: () => Promise.reject(new Error('full')) },
      folder,
      name: 'notes',
      schema: async () => Notes,
      fallback: [],
    });
    await expect(store.change(() => ['lost'])).rejects.toThrow('full');
    expect(await store.get()).toEqual([]);
  });
});
