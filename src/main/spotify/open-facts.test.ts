import { describe, expect, it } from 'vitest';
import { fakeContext, filesFrom, type Given, type Node, processRow } from '../checks/testing';
import { type Files, PortError } from '../ports';
import { openSpotifyFacts } from './open-facts';

const shared = '/home/ada/.config/spotify';
const signal = new AbortController().signal;

function open(tree: Record<string, Node>, more: Given = {}) {
  const { ports } = fakeContext({
    ...more,
    files: { ...filesFrom(tree), ...more.files },
    machine: { pretend: true, systemPath: async (path) => `/home/ada${path}`, ...more.machine },
  });
  return openSpotifyFacts(ports, signal);
}

describe('openSpotifyFacts', () => {
  it('reads prefs of an install, and says when they are missing', async () => {
    const facts = open({ '/home/ada/usr/share/spotify/spotify': '' });
    expect(await facts.prefs()).toEqual([{ state: 'missing', path: `${shared}/prefs` }]);
  });

  it('tells a link that leads nowhere from a file that is missing', async () => {
    const linkFacts: Files['linkFacts'] = async (path) =>
      path === `${shared}/prefs` ? { kind: 'link', size: 1, modifiedMs: 0, inode: '1', mode: 0o777, uid: 1000 } : null;
    const facts = open({ '/home/ada/usr/share/spotify/spotify': '' }, { files: { linkFacts } });
    expect(await facts.prefs()).toEqual([{ state: 'unreadable', path: `${shared}/prefs`, why: 'broken-link' }]);
  });

  it('reads prefs without a program, though that is no install', async () => {
    const facts = open({ [`${shared}/prefs`]: 'storage.size=5\n' });
    expect(await facts.installs()).toEqual([]);
    expect(await facts.prefs()).toMatchObject([{ state: 'read', path: `${shared}/prefs` }]);
  });

  it('reads the prefs of the kind that is installed, not stale ones beside it', async () => {
    const own = '/home/ada/.var/app/com.spotify.Client/config/spotify/prefs';
    const facts = open({
      [`${shared}/prefs`]: 'storage.size=1\n',
      '/home/ada/.local/share/flatpak/app/com.spotify.Client/current/active/metadata': '',
      [own]: 'storage.size=2\n',
    });
    expect((await facts.prefs()).map((read) => read.path)).toEqual([own]);
  });

  it.each([
    ['', { state: 'damaged', why: 'empty' }],
    ['\u0000\u0000', { state: 'damaged', why: 'binary' }],
    [new Uint8Array(5 * 1024 * 1024), { state: 'damaged', why: 'too-large' }],
    [new PortError('no-permission', 'EACCES'), { state: 'unreadable', why: 'no-permission' }],
    [['inside'], { state: 'unreadable', why: 'is-folder' }],
    [new PortError('failed', 'EIO'), { state: 'unreadable', why: 'failed' }],
  ] as const)('says what is wrong with a prefs file', async (node, expected) => {
    expect(await open({ [`${shared}/prefs`]: node }).prefs()).toMatchObject([expected]);
  });

  it("reads people's own prefs", async () => {
    const facts = open({
      [`${shared}/prefs`]: 'storage.size=5\n',
      [`${shared}/Users`]: ['ada-user', 'notes.txt', 'bob-user'],
      [`${shared}/Users/ada-user/prefs`]: 'audio.automix=true\n',
    });
    expect(await facts.userPrefs()).toMatchObject([{ state: 'read', file: { scope: 'user' } }]);
  });

  it('reads each thing once, and nothing before it is asked', async () => {
    let asked = 0;
    const facts = open(
      {},
      {
        machine: {
          processes: async () => {
            asked++;
            return [processRow(1, '/usr/bin/spotifyd'), processRow(2, '/usr/share/spotify/spotify')];
          },
        },
      },
    );
    expect(asked).toBe(0);
    expect((await facts.processes()).map((row) => row.pid)).toEqual([2]);
    await facts.processes();
    expect(asked).toBe(1);
  });
});
