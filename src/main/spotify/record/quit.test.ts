import { describe, expect, it } from 'vitest';
import { fakeContext, filesFrom, processRow, strict } from '../../checks/testing';
import type { OwnFiles, ProcessRow, SpotifyControl } from '../../ports';
import { PATIENCE, quitSpotify } from './quit';

const program = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';
const prefs = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\prefs';
const kept = 'D:\\data\\prefs-before-quit';
const WHOLE = 'app.last-launched-version="1.2.95.453"\nautologin.username="ada"\n';

/** A computer whose processes and files are plain values; `onAsk` and `onEnd` change them. */
function world(platform: 'windows' | 'linux', rows: ProcessRow[]) {
  const held = { rows, files: { [prefs]: WHOLE } as Record<string, string>, done: [] as string[] };
  const on = { ask: (_pid: number) => {}, end: (_pid: number) => {} };
  const { ports, unexpected } = fakeContext({
    platform,
    machine: { processes: async () => [...held.rows] },
    files: {
      read: (path) => filesFrom(held.files).read?.(path) ?? Promise.reject(new Error()),
      makeFolder: async () => {},
      writeAtomic: async (path, content) => {
        held.done.push(`write ${path}`);
        held.files[path] = new TextDecoder().decode(content);
      },
    },
  });
  const control = strict<SpotifyControl>('control', {
    ask: async ({ pid }) => {
      held.done.push(`ask ${pid}`);
      on.ask(pid);
    },
    end: async ({ pid }) => {
      held.done.push(`end ${pid}`);
      on.end(pid);
    },
    gone: async (pids) => !held.rows.some(({ pid }) => pids.includes(pid)),
  });
  const own = strict<OwnFiles>('own', {
    remove: async (path) => {
      held.done.push(`remove ${path}`);
      delete held.files[path];
    },
  });
  const quit = () =>
    quitSpotify(ports, {
      control,
      own,
      patience: PATIENCE,
      prefs,
      folder: 'D:\\data',
      signal: new AbortController().signal,
    });
  return { held, on, quit, unexpected };
}

const main = (pid: number, name = program) => processRow(pid, name, `"${name}"`);
const part = (pid: number, parent: number) => processRow(pid, program, `"${program}" --type=renderer`, parent);

describe('quitSpotify', () => {
  it('does nothing where nothing runs, and never looks at what belongs to others', async () => {
    const none = world('windows', [processRow(5, 'C:\\Windows\\explorer.exe'), { ...main(9), mine: false }]);
    expect(await none.quit()).toBe(true);
    const unsure = world('windows', [{ ...main(9), mine: null }]);
    expect(await unsure.quit()).toBe(true);
    expect([...none.held.done, ...unsure.held.done]).toEqual([]);
  });

  it('asks the main process and leaves its parts to it', async () => {
    const { held, on, quit } = world('windows', [main(10), part(11, 10)]);
    on.ask = () => {
      held.rows = [];
    };
    expect(await quit()).toBe(true);
    expect(held.done).toEqual(['ask 10']);
  });

  it('ends one that only hides, with its prefs kept meanwhile and no copy left', async () => {
    const { held, on, quit } = world('windows', [main(10), part(11, 10)]);
    on.end = () => {
      held.rows = [];
    };
    expect(await quit()).toBe(true);
    expect(held.done).toEqual(['ask 10', `write ${kept}`, 'end 10', `remove ${kept}`]);
    expect(held.files).toEqual({ [prefs]: WHOLE });
  });

  it.each([
    ['cut off', 'app.last-launched-version="1.2.9'],
    ['emptied', ''],
  ])('puts prefs back that the end left %s', async (_how, rest) => {
    const { held, on, quit } = world('windows', [main(10)]);
    on.end = () => {
      held.rows = [];
      held.files[prefs] = rest;
    };
    expect(await quit()).toBe(true);
    expect(held.files).toEqual({ [prefs]: WHOLE });
  });

  it('goes on to the parts that outlived it', async () => {
    const helper = processRow(12, 'SpotifyWebHelper.exe');
    const { held, on, quit } = world('windows', [main(10), helper]);
    on.ask = () => {
      held.rows = [helper];
    };
    on.end = () => {
      held.rows = [];
    };
    expect(await quit()).toBe(true);
    expect(held.done.filter((line) => /^(ask|end)/.test(line))).toEqual(['ask 10', 'end 12']);
  });

  it('never ends one by force where asking twice is the way', async () => {
    const { held, quit } = world('linux', [processRow(10, '/usr/share/spotify/spotify')]);
    expect(await quit()).toBe(false);
    expect(held.done).toEqual(['ask 10', 'ask 10', 'ask 10']);
  });
});
