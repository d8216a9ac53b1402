import { describe, expect, it } from 'vitest';
import { fakeContext, filesFrom, processRow } from '../../checks/testing';
import type { Install, InstallKind } from '../facts';
import { describeLaunch, installInUse, launchOf, loggingSwitches, startOf } from './launch';

const install = (kind: InstallKind, program: string, folder = program.replace(/[\\/][^\\/]+$/, '')): Install => ({
  kind,
  program,
  folder,
  version: null,
  versionFrom: null,
  prefs: '/p',
  usersFolder: '/u',
  cacheFolders: [],
  storageFolder: '/s',
  updateFolder: null,
});
const linux = (tree: Record<string, string> = {}, pretend = false) =>
  fakeContext({
    files: filesFrom(tree),
    machine: { pretend, home: '/home/ada', systemPath: async (path) => path },
  }).ports;
const deb = install('deb', '/usr/share/spotify/spotify');
const snap = install('snap', '/snap/spotify/current/usr/share/spotify/spotify');
const flatpak = install('flatpak', '/var/lib/flatpak/x/spotify');

describe('launchOf', () => {
  it.each([
    ['deb', deb, { '/usr/bin/spotify': '' }, 'spotify --show-console --log-file=~/d/x.log --append-log-file'],
    ['deb', deb, {}, '/usr/share/spotify/spotify --show-console --log-file=~/d/x.log --append-log-file'],
    // A sandbox does not see our folder.
    ['snap', snap, {}, 'snap run spotify --show-console'],
    ['flatpak', flatpak, {}, 'flatpak run com.spotify.Client --show-console'],
    [
      'spotify-launcher',
      install('spotify-launcher', '/home/ada/.local/share/spotify-launcher/install/usr/share/spotify/spotify'),
      {},
      '~/.local/share/spotify-launcher/install/usr/share/spotify/spotify --show-console --log-file=~/d/x.log --append-log-file',
    ],
  ])('starts %s: %#', async (_kind, held, tree, command) => {
    const ports = linux(tree);
    const launch = await launchOf(ports, held);
    expect(launch && describeLaunch(ports, launch, loggingSwitches(launch, '/home/ada/d/x.log'))).toBe(command);
  });

  it('starts the program itself on Windows and macOS, with its spaces kept together', async () => {
    const { ports } = fakeContext({ platform: 'macos' });
    const launch = await launchOf(ports, install('mac-app', '/Applications/Spotify.app/Contents/MacOS/Spotify'));
    const file = '/Users/ada/Library/Application Support/Backline/x.log';
    expect(launch && describeLaunch(ports, launch, loggingSwitches(launch, file))).toBe(
      '/Applications/Spotify.app/Contents/MacOS/Spotify --show-console "--log-file=~/Library/Application Support/Backline/x.log" --append-log-file',
    );
    const windows = fakeContext({ platform: 'windows' }).ports;
    expect((await launchOf(windows, install('windows-installer', 'C:\\x\\Spotify.exe')))?.program).toEqual({
      by: 'path',
      path: 'C:\\x\\Spotify.exe',
    });
  });

  it("cannot hand arguments to the Microsoft Store's, nor start the real machine's from a fake home", async () => {
    const windows = fakeContext({ platform: 'windows' }).ports;
    expect(
      await launchOf(windows, install('windows-store', 'C:\\Program Files\\WindowsApps\\x\\Spotify.exe')),
    ).toBeNull();
    expect(await launchOf(linux({}, true), snap)).toBeNull();
    expect(await launchOf(linux({}, true), flatpak)).toBeNull();
  });
});

describe('installInUse', () => {
  const all = [deb, snap, flatpak];
  it.each([
    ['/usr/share/spotify/spotify', 'deb'],
    ['/snap/spotify/84/usr/share/spotify/spotify', 'snap'],
    ['/app/extra/share/spotify/spotify', 'flatpak'],
    ['/somewhere/else/spotify', 'deb'],
  ])('takes the one that runs: %s', (program, kind) => {
    expect(installInUse(linux(), all, [processRow(5, program)])?.kind).toBe(kind);
  });

  it('takes the one used last when none runs', () => {
    expect(installInUse(linux(), [flatpak, deb], [])?.kind).toBe('flatpak');
    expect(installInUse(linux(), [], [])).toBeNull();
  });
});

describe('startOf', () => {
  const store = install('windows-store', 'C:\\Program Files\\WindowsApps\\x\\Spotify.exe');
  const app = install('mac-app', '/Applications/Spotify.app/Contents/MacOS/Spotify', '/Applications/Spotify.app');
  it.each([
    ['windows' as const, store, { by: 'store' }],
    ['macos' as const, app, { by: 'bundle', path: '/Applications/Spotify.app' }],
    ['linux' as const, snap, { by: 'snap' }],
  ])('starts as a person would on %s', async (platform, held, how) => {
    expect(await startOf(fakeContext({ platform }).ports, held)).toEqual(how);
  });

  it('leaves the real programs alone in a fake home', async () => {
    const { ports } = fakeContext({ platform: 'windows', machine: { pretend: true } });
    expect(await startOf(ports, store)).toBeNull();
    expect(await startOf(fakeContext({ platform: 'macos', machine: { pretend: true } }).ports, app)).toEqual({
      by: 'path',
      path: app.program,
    });
  });
});
