import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, StoredSettings } from '../../contract/state';
import { member, parseJson, recordsOf } from '../json';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { createOwnFiles } from '../platform/own-files';
import { parsePrefs, prefsValue } from '../spotify/prefs';
import { openStore } from './store';
import { openWorkLog } from './work-log';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-poisoned-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  // Whatever was read, objects are made as before.
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).consent).toBeUndefined();
});

const POISON = '{"__proto__": {"consent": true, "watch": true}, "constructor": {"prototype": {"consent": true}}}';
const files = createFiles(currentPlatform());
const keep = (name: string, value: string) =>
  writeFile(join(folder, `${name}.json`), `{"version": 1, "value": ${value}}`);
const settings = () =>
  openStore({ files, folder, name: 'settings', schema: async () => StoredSettings, fallback: DEFAULT_SETTINGS });

describe('[sec-25] files that would change what objects are made of', () => {
  it('settings are moved aside, and nothing of them is believed', async () => {
    await keep('settings', POISON);
    expect(await settings().get()).toEqual(DEFAULT_SETTINGS);
  });

  it('settings with poison beside what is right bring no agreement with them', async () => {
    await keep('settings', `{"theme": "dark", "__proto__": {"consent": true}}`);
    const held = await settings().get();
    expect(Object.getPrototypeOf(held)).toBe(Object.prototype);
    expect([held.consent, Object.keys(held).sort()]).toEqual([false, Object.keys(DEFAULT_SETTINGS).sort()]);
  });

  it('a history item that would be another is none of its kind', async () => {
    await keep(
      'history',
      `[{"id": "1", "at": "x", "kind": "opened", "__proto__": {"entry": "a", "code": "a", "title": "a", "solved": null, "detail": []}}]`,
    );
    const parts = {
      files,
      clock: { now: () => 0, monotonic: () => 0 },
      own: createOwnFiles(currentPlatform(), folder),
    };
    expect(await openWorkLog(parts, folder, () => {}).history()).toEqual([]);
  });

  it('checklists for entries of that name are entries like any other', async () => {
    const parts = {
      files,
      clock: { now: () => 0, monotonic: () => 0 },
      own: createOwnFiles(currentPlatform(), folder),
    };
    const log = openWorkLog(parts, folder, () => {});
    for (const entry of ['__proto__', 'constructor', 'toString']) {
      expect(await log.progress(entry), entry).toEqual({ steps: {}, note: '' });
      await log.markStep(entry, '__proto__', 'done');
      await log.writeNote(entry, 'mine');
      expect((await openWorkLog(parts, folder, () => {}).progress('other')).note, entry).toBe('');
    }
    expect((await readdir(folder)).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('what programs print is read member by member, its own alone', () => {
    const [row] = recordsOf(parseJson(`[${POISON}]`)) ?? [];
    expect(row && member(row, 'consent')).toBeUndefined();
    expect(row && member(row, 'toString')).toBeUndefined();
    expect(row && member(row, 'hasOwnProperty')).toBeUndefined();
  });

  it('prefs have no key that was not written', () => {
    const file = parsePrefs(new TextEncoder().encode('__proto__=1\nconstructor.prototype.polluted=true\n'));
    for (const key of ['toString', 'constructor', 'polluted', 'hasOwnProperty'])
      expect(prefsValue(file, key), key).toBeNull();
  });
});
