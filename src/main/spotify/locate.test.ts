import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execFrom, fakeContext, filesFrom, type Given, type Node } from '../checks/testing';
import { createNodePorts } from '../platform/node';
import { PortError } from '../ports';
import type { Install } from './facts';
import { locateInstalls } from './locate';

const signal = new AbortController().signal;
const inProgram = '\u0000\u00011.2.84.476.ga1f1a2c3\u0000';

describe('on Linux, in a fake home', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backline-home-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function put(path: string, content = ''): Promise<string> {
    const full = join(home, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
    return full;
  }
  const locate = () =>
    locateInstalls(createNodePorts({ version: '0', fakeHome: home, platform: 'linux', env: {} }), signal);
  const shapeOf = (installs: Install[]) =>
    installs.map(({ kind, version, versionFrom }) => ({ kind, version, versionFrom }));

  it('finds nothing in an empty home, whatever the real machine has', async () => {
    expect(await locate()).toEqual([]);
  });

  it('does not take prefs without a program for an install', async () => {
    await put('.config/spotify/prefs', 'app.last-launched-version="1.2.3.4"\n');
    expect(await locate()).toEqual([]);
  });

  it('finds a package and reads its version inside the program', async () => {
    await put('usr/share/spotify/spotify', inProgram);
    expect(await locate()).toEqual([
      {
        kind: 'deb',
        program: `${home}/usr/share/spotify/spotify`,
        folder: `${home}/usr/share/spotify`,
        version: '1.2.84.476',
        versionFrom: 'program',
        prefs: `${home}/.config/spotify/prefs`,
        usersFolder: `${home}/.config/spotify`,
        cacheFolders: expect.arrayContaining([
          `${home}/.cache/spotify/Data`,
          `${home}/.cache/spotify/Browser/Cache`,
          `${home}/.cache/spotify/Default/Code Cache`,
        ]),
        storageFolder: `${home}/.cache/spotify/Storage`,
        updateFolder: null,
      },
    ]);
  });

  it('falls back to the version of the last run', async () => {
    await put('opt/spotify/spotify');
    await put('.config/spotify/prefs', 'app.last-launched-version="1.2.79.427.g80eb4a07"\n');
    expect(shapeOf(await locate())).toEqual([{ kind: 'aur', version: '1.2.79.427', versionFrom: 'last-run' }]);
  });

  it('knows how versions before 1.0 wrote it', async () => {
    await put('opt/spotify/spotify');
    await put('.config/spotify/prefs', 'last_seen_client_version="0.9.17.1"\n');
    expect((await locate())[0]?.version).toBe('0.9.17.1');
  });

  it('reads the state of spotify-launcher', async () => {
    await put('.local/share/spotify-launcher/install/usr/share/spotify/spotify');
    await put('.local/share/spotify-launcher/state.json', '{"version":"1:1.2.95.453.g0eeebbed"}');
    expect(shapeOf(await locate())).toEqual([
      { kind: 'spotify-launcher', version: '1.2.95.453', versionFrom: 'program' },
    ]);
  });

  it('finds a snap by its newest revision when the links are gone', async () => {
    await put('snap/spotify/70/usr/share/spotify/spotify');
    await put('snap/spotify/168/usr/share/spotify/spotify');
    await put('snap/spotify/168/meta/snap.yaml', 'name: spotify\nversion: 1.2.74.477.g3be53afe\n');
    const [snap] = await locate();
    expect(snap).toMatchObject({
      kind: 'snap',
      version: '1.2.74.477',
      folder: `${home}/snap/spotify/168/usr/share/spotify`,
      prefs: `${home}/snap/spotify/168/.config/spotify/prefs`,
      storageFolder: `${home}/snap/spotify/common/.cache/spotify/Storage`,
    });
  });

  it('follows the link to the current revision', async () => {
    await put('snap/spotify/168/usr/share/spotify/spotify');
    await put('snap/spotify/169/usr/share/spotify/spotify');
    await symlink('168', join(home, 'snap/spotify/current'));
    expect((await locate())[0]?.folder).toBe(`${home}/snap/spotify/current/usr/share/spotify`);
  });

  it.each(['var/lib/flatpak', '.local/share/flatpak'])('finds the flatpak in %s', async (root) => {
    const active = `${root}/app/com.spotify.Client/current/active`;
    await put(`${active}/metadata`);
    await put(`${active}/files/extra/share/spotify/spotify`);
    await put(
      `${active}/files/share/metainfo/com.spotify.Client.metainfo.xml`,
      '<releases><release version="1.2.92.147" date="2026-06-15"/><release version="1.2.60.1"/></releases>',
    );
    expect(await locate()).toMatchObject([
      { kind: 'flatpak', version: '1.2.92.147', prefs: `${home}/.var/app/com.spotify.Client/config/spotify/prefs` },
    ]);
  });

  it('puts the one first whose prefs were written last, stale prefs beside it or not', async () => {
    await put('usr/share/spotify/spotify', inProgram);
    await put('var/lib/flatpak/app/com.spotify.Client/current/active/files/extra/share/spotify/spotify');
    await utimes(await put('.config/spotify/prefs', 'a=1\n'), 1, 1);
    await put('.var/app/com.spotify.Client/config/spotify/prefs', 'a=1\n');
    expect((await locate()).map((install) => install.kind)).toEqual(['flatpak', 'deb']);
  });

  it('counts one program with two names once', async () => {
    await put('opt/spotify/spotify', inProgram);
    await mkdir(join(home, 'usr/share'), { recursive: true });
    await symlink(join(home, 'opt/spotify'), join(home, 'usr/share/spotify'));
    expect(await locate()).toHaveLength(1);
  });

  it('still sees an install whose program file is gone', async () => {
    await put('usr/share/spotify/libcef.so');
    await put('usr/share/spotify/Apps/xpui.spa');
    expect(shapeOf(await locate())).toEqual([{ kind: 'deb', version: null, versionFrom: null }]);
  });
});

describe('on a real Linux, through strict fakes', () => {
  const given = (tree: Record<string, Node>, more: Given): Given => ({
    files: filesFrom(tree),
    ...more,
    machine: { systemPath: async (path) => path, ...more.machine },
  });

  it('asks dpkg, and honours the folders of the environment', async () => {
    const { ports, unexpected } = fakeContext(
      given(
        { '/usr/share/spotify/spotify': '' },
        {
          exec: execFrom({ 'dpkg-query': 'ii |1:1.2.95.453.g0eeebbed' }),
          machine: { env: { XDG_CONFIG_HOME: '/data/config', XDG_CACHE_HOME: 'not/absolute' } },
        },
      ),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([
      {
        kind: 'deb',
        version: '1.2.95.453',
        prefs: '/data/config/spotify/prefs',
        storageFolder: '/home/ada/.cache/spotify/Storage',
      },
    ]);
    expect(unexpected).toEqual([]);
  });

  it.each([
    ['has been removed', { code: 0, stdout: 'rc |1:1.1.10.546', stderr: '' }],
    ['is unknown to dpkg', { code: 1, stdout: '', stderr: 'no packages found' }],
    ['is on a system without dpkg', new PortError('tool-missing', 'ENOENT')],
  ])('takes it for another package when it %s', async (_name, answer) => {
    const { ports } = fakeContext(
      given({ '/usr/share/spotify/spotify': inProgram }, { exec: execFrom({ 'dpkg-query': answer }) }),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([{ kind: 'aur', version: '1.2.84.476' }]);
  });

  it('asks snap when its own file has no version', async () => {
    const root = '/snap/spotify/current';
    const { ports } = fakeContext(
      given(
        { [root]: ['usr'], [`${root}/usr/share/spotify/spotify`]: '' },
        {
          exec: execFrom({
            'snap list spotify': 'Name     Version         Rev\nspotify  1.2.74.477...   168    latest/stable\n',
          }),
        },
      ),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([{ kind: 'snap', version: '1.2.74.477' }]);
  });
});

describe('on Windows', () => {
  const roaming = 'C:\\Users\\ada\\AppData\\Roaming';
  const uninstall = 'reg query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Spotify /reg:64';
  const packages =
    'reg query HKCU\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages /reg:64';
  const absent = { code: 1, stdout: '', stderr: 'ERROR' };
  const windows = (tree: Record<string, Node>, exec: Given['exec'], machine: Given['machine'] = {}) =>
    fakeContext({
      platform: 'windows',
      files: filesFrom(tree),
      exec,
      machine: { systemPath: async (path) => path, ...machine },
    }).ports;

  it("finds the installer's, with the version the registry tells", async () => {
    const ports = windows(
      { [`${roaming}\\Spotify\\Spotify.exe`]: '' },
      execFrom({
        [uninstall]: 'HKEY_CURRENT_USER\\Spotify\r\n    DisplayVersion    REG_SZ    1.2.38.720.ga4a70a0e\r\n',
        [packages]: absent,
      }),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([
      {
        kind: 'windows-installer',
        version: '1.2.38.720',
        prefs: `${roaming}\\Spotify\\prefs`,
        storageFolder: 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Storage',
        updateFolder: 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Update',
      },
    ]);
  });

  it('follows the registry to another folder', async () => {
    const ports = windows(
      { 'D:\\Music\\Spotify\\Spotify.exe': inProgram },
      execFrom({
        [uninstall]: 'HKEY_CURRENT_USER\\Spotify\r\n    InstallLocation    REG_SZ    D:\\Music\\Spotify\r\n',
        [packages]: absent,
      }),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([
      { folder: 'D:\\Music\\Spotify', version: '1.2.84.476' },
    ]);
  });

  it("finds the Store's by its newest package", async () => {
    const key = 'HKEY_CURRENT_USER\\Packages';
    const ports = windows(
      {},
      execFrom({
        [uninstall]: absent,
        [packages]: [
          `${key}\\Microsoft.Paint_11.0.0.0_x64__8wekyb3d8bbwe`,
          `${key}\\SpotifyAB.SpotifyMusic_1.278.418.0_x64__zpdnekdrzrea0`,
          `${key}\\SpotifyAB.SpotifyMusic_1.301.234.0_x64__zpdnekdrzrea0`,
          `${key}\\Other.SpotifyMusic_1.999.1.0_x64__aaaaaaaaaaaaa`,
        ].join('\r\n'),
      }),
    );
    const data = 'C:\\Users\\ada\\AppData\\Local\\Packages\\SpotifyAB.SpotifyMusic_zpdnekdrzrea0';
    expect(await locateInstalls(ports, signal)).toMatchObject([
      {
        kind: 'windows-store',
        version: '1.3.1.234',
        program: 'C:\\Program Files\\WindowsApps\\SpotifyAB.SpotifyMusic_1.301.234.0_x64__zpdnekdrzrea0\\Spotify.exe',
        prefs: `${data}\\LocalState\\Spotify\\prefs`,
        storageFolder: `${data}\\LocalState\\Spotify\\Storage`,
        updateFolder: null,
      },
    ]);
  });

  it("finds scoop's", async () => {
    const folder = 'C:\\Users\\ada\\scoop\\apps\\spotify\\current';
    const ports = windows(
      { [`${folder}\\Spotify.exe`]: '', [`${folder}\\manifest.json`]: '{ "version": "1.2.95.453.g0eeebbed" }' },
      execFrom({ [uninstall]: absent, [packages]: absent }),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([{ kind: 'scoop', version: '1.2.95.453' }]);
  });

  it('does not say that nothing is installed when the registry cannot be asked', async () => {
    const ports = windows({}, execFrom({ reg: new PortError('tool-missing', 'ENOENT') }));
    await expect(locateInstalls(ports, signal)).rejects.toMatchObject({ code: 'tool-missing' });
  });

  it('asks no registry in a fake home', async () => {
    const ports = windows(
      { [`${roaming}\\Spotify\\Spotify.exe`]: inProgram },
      {},
      { pretend: true, systemPath: async (path) => path },
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([{ kind: 'windows-installer', version: '1.2.84.476' }]);
  });
});

describe('on macOS', () => {
  const app = '/Applications/Spotify.app';
  const plist = (version: string, id = 'com.spotify.client') =>
    `<?xml version="1.0"?>\n<plist><dict>\n<key>CFBundleIdentifier</key>\n\t<string>${id}</string>\n` +
    `<key>CFBundleShortVersionString</key>\n\t<string>${version}</string>\n</dict></plist>`;
  const mac = (tree: Record<string, Node>, exec: Given['exec'] = {}) =>
    fakeContext({ platform: 'macos', files: filesFrom(tree), exec, machine: { systemPath: async (path) => path } })
      .ports;

  it('reads the version out of the XML form', async () => {
    const ports = mac({
      [`${app}/Contents/MacOS/Spotify`]: '',
      [`${app}/Contents/Info.plist`]: plist('1.2.88.483.g8aa8628e'),
    });
    expect(await locateInstalls(ports, signal)).toMatchObject([
      {
        kind: 'mac-app',
        folder: app,
        version: '1.2.88.483',
        prefs: '/Users/ada/Library/Application Support/Spotify/prefs',
        storageFolder: '/Users/ada/Library/Application Support/Spotify/PersistentCache/Storage',
        updateFolder: '/Users/ada/Library/Application Support/Spotify/PersistentCache/Update',
      },
    ]);
  });

  it('asks plutil for the binary form', async () => {
    const info = `${app}/Contents/Info.plist`;
    const ports = mac(
      { [`${app}/Contents/MacOS/Spotify`]: '', [info]: 'bplist00\u0001' },
      execFrom({
        [`plutil -extract CFBundleIdentifier raw -o - ${info}`]: 'com.spotify.client\n',
        [`plutil -extract CFBundleShortVersionString raw -o - ${info}`]: '1.2.88.483\n',
      }),
    );
    expect(await locateInstalls(ports, signal)).toMatchObject([{ version: '1.2.88.483' }]);
  });

  it('finds the one in the own Applications folder, and leaves another program of that name', async () => {
    const own = '/Users/ada/Applications/Spotify.app';
    const ports = mac({
      [`${own}/Contents/MacOS/Spotify`]: '',
      [`${own}/Contents/Info.plist`]: plist('1.2.88.483'),
      [`${app}/Contents/MacOS/Spotify`]: '',
      [`${app}/Contents/Info.plist`]: plist('1.0.0', 'com.example.wrapper'),
    });
    expect((await locateInstalls(ports, signal)).map((install) => install.folder)).toEqual([own]);
  });
});
