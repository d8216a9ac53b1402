import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import type { Install, InstallKind } from '../spotify/facts';
import { check } from './spotify.install.check';
import { filesFrom, type Given, type Node, runCheck } from './testing';

const install = (kind: InstallKind, version: string | null, folder = `/opt/${kind}`) =>
  ({ kind, version, folder, program: `${folder}/spotify` }) as Install;
const run = (installs: Install[], tree: Record<string, Node> = {}, more: Given = {}) =>
  runCheck(check, { files: filesFrom(tree), spotify: { installs: async () => installs }, ...more });
const whole = ['spotify', 'libcef.so', 'icudtl.dat', 'locales', 'Apps', 'resources.pak'];

describe('spotify.install', () => {
  it('names the version and kind', async () => {
    const tree = { '/opt/deb': whole, '/opt/deb/Apps': ['xpui.spa'] };
    expect(await run([install('deb', '1.2.95.453')], tree)).toEqual({
      status: 'ok',
      findings: [{ id: 'install/found', data: { version: '1.2.95.453', kind: 'Debian package', install: 'deb' } }],
    });
  });

  it('says when there is none, or no version', async () => {
    expect(await run([])).toEqual({
      status: 'unknown',
      findings: [{ id: 'install/none' }],
      reason: { code: 'not-found' },
    });
    expect((await run([install('snap', null)])).findings).toEqual([
      { id: 'install/version-unknown', data: { kind: 'Snap', install: 'snap' } },
    ]);
  });

  it('tells of two at once', async () => {
    expect(await run([install('snap', '1.2.3.4'), install('deb', '1.2.3.4')])).toMatchObject({
      status: 'problem',
      findings: [
        { id: 'install/found', data: { kind: 'Snap' } },
        { id: 'install/two-kinds', data: { kinds: 'Snap, Debian package', count: 2 } },
      ],
    });
  });

  it.each<[string, Record<string, Node>, string]>([
    ['program', { '/opt/deb': ['Apps', 'libcef.so'], '/opt/deb/Apps': ['xpui.spa'] }, 'spotify'],
    ['engine', { '/opt/deb': ['spotify', 'a', 'b', 'c', 'd'] }, 'libcef.so'],
    ['pages', { '/opt/deb': ['spotify', 'Apps'], '/opt/deb/Apps': ['login.spa'] }, 'Apps/xpui.spa'],
  ])('misses the %s', async (_name, tree, missing) => {
    expect((await run([install('deb', '1.2.3.4')], tree)).findings?.[1]).toEqual({
      id: 'install/damaged',
      data: { missing, install: 'deb' },
    });
  });

  it.each<[string, Record<string, Node>]>([
    ['cannot be listed', { '/opt/deb': new PortError('no-permission', 'EACCES') }],
    ['holds no more than the program', { '/opt/deb': ['spotify'] }],
    ['has unpacked pages', { '/opt/deb': ['spotify', 'Apps'], '/opt/deb/Apps': ['xpui'] }],
  ])('does not call a folder damaged that %s', async (_name, tree) => {
    expect((await run([install('deb', '1.2.3.4')], tree)).status).toBe('ok');
  });

  it('knows a flatpak whose extra files were never fetched', async () => {
    expect((await run([install('flatpak', '1.2.3.4')])).findings?.[1]).toMatchObject({ id: 'install/damaged' });
  });

  it('looks into a Mac app', async () => {
    const app = '/Applications/Spotify.app';
    const tree = {
      [`${app}/Contents/MacOS`]: ['Spotify'],
      [`${app}/Contents/Frameworks`]: ['Spotify Helper.app'],
      [`${app}/Contents/Resources`]: ['Apps'],
      [`${app}/Contents/Resources/Apps`]: ['xpui.spa'],
      [app]: ['Contents'],
    };
    const machine = { systemPath: async (path: string) => path };
    const outcome = await run([install('mac-app', '1.2.3.4', app)], tree, { platform: 'macos', machine });
    expect(outcome.findings?.[1]?.data?.missing).toBe('Chromium Embedded Framework.framework');
  });

  it.each<[string, Record<string, Node>, string[]]>([
    ['is empty', { '/Applications/Spotify.app': [] }, ['install/damaged']],
    [
      'has no program yet',
      { '/Applications/Spotify.app': ['Contents'], '/Applications/Spotify.app/Contents': [] },
      ['install/damaged'],
    ],
    [
      'may not be looked into',
      { '/Applications/Spotify.app': new PortError('no-permission', 'EACCES') },
      ['install/none'],
    ],
    ['is a phone app', { '/Applications/Spotify.app': ['Wrapper'] }, ['install/none']],
    [
      "is somebody else's",
      {
        '/Applications/Spotify.app': ['Contents'],
        '/Applications/Spotify.app/Contents': ['Info.plist'],
        '/Applications/Spotify.app/Contents/Info.plist':
          '<key>CFBundleIdentifier</key><string>com.example.wrap</string>',
      },
      ['install/none'],
    ],
  ])('judges a bundle on a Mac that is no install: it %s', async (_name, tree, findings) => {
    const machine = { systemPath: async (path: string) => path };
    const found = (await run([], tree, { platform: 'macos', machine })).findings?.map(({ id }) => id);
    expect(found).toEqual(findings);
  });

  it('tells of the beginning of a copy beside a whole app', async () => {
    const machine = { systemPath: async (path: string) => path };
    const tree = { '/Users/ada/Applications/Spotify.app': [], '/Applications/Spotify.app/Contents/MacOS': ['Spotify'] };
    const whole = install('mac-app', '1.2.3.4', '/Applications/Spotify.app');
    expect(await run([whole], tree, { platform: 'macos', machine })).toMatchObject({
      status: 'problem',
      findings: [{ id: 'install/found' }, { id: 'install/damaged', data: { missing: 'Spotify' } }],
    });
  });
});
