import { describe, expect, it } from 'vitest';
import type { Install, InstallKind } from '../spotify/facts';
import { check } from './sys.uri.spotify.check';
import { execFrom, filesFrom, type Given, type Node, runCheck } from './testing';

const install = (kind: InstallKind, folder: string) => ({ kind, folder }) as unknown as Install;
const works = { status: 'ok', findings: [{ id: 'uri/works' }] };
const missing = { status: 'problem', findings: [{ id: 'uri/missing' }] };
const gone = { status: 'problem', findings: [{ id: 'uri/gone' }] };
const other = { status: 'ok', findings: [{ id: 'uri/other-install' }] };
const skipped = { status: 'not-applicable' };

describe('on Linux', () => {
  const deb = install('deb', '/usr/share/spotify');
  const snap = install('snap', '/snap/spotify/current/usr/share/spotify');
  const flatpak = install(
    'flatpak',
    '/var/lib/flatpak/app/com.spotify.Client/current/active/files/extra/share/spotify',
  );
  const starts = (exec: string, more: Record<string, Node> = {}): Record<string, Node> => ({
    '/usr/share/applications/spotify.desktop': `[Desktop Entry]\nExec=${exec}\n`,
    '/usr/bin/spotify': '',
    '/snap/bin/spotify': '',
    ...more,
  });
  const run = (
    tree: Record<string, Node>,
    installs: Install[],
    said = 'spotify.desktop\n',
    rest: Given['machine'] = {},
  ) =>
    runCheck(check, {
      exec: execFrom({ 'xdg-mime query default x-scheme-handler/spotify': said }),
      files: filesFrom(tree),
      machine: { env: { DISPLAY: ':0' }, systemPath: async (path) => path, ...rest },
      spotify: { installs: async () => installs },
    });

  it.each([
    ['spotify %U', deb],
    ['/usr/bin/spotify --uri=%U', deb],
    ['env BAMF_DESKTOP_FILE_HINT=/x /snap/bin/spotify %U', snap],
    ['/usr/bin/flatpak run com.spotify.Client @@u %U @@', flatpak],
    ['spotify-launcher --uri %u', install('spotify-launcher', '/home/ada/.local/share/spotify-launcher/install')],
    ['/opt/spotify/spotify %U', install('aur', '/opt/spotify')],
  ])('%s is the install in use', async (exec, used) => {
    const tree = starts(exec, { '/usr/bin/flatpak': '', '/usr/bin/spotify-launcher': '', '/opt/spotify/spotify': '' });
    expect(await run(tree, [used, install('scoop', '/nowhere')])).toEqual(works);
  });

  it('tells the other of two installs', async () => {
    expect(await run(starts('spotify %U'), [flatpak, deb])).toEqual(other);
    expect(await run(starts('/usr/bin/flatpak run com.spotify.Client %U'), [snap, flatpak])).toEqual(other);
  });

  it('sees nothing, a desktop file that is gone, and a program that is gone', async () => {
    expect(await run({}, [deb], '')).toEqual(missing);
    expect(await run({}, [deb])).toEqual(gone);
    expect(await run(starts('/opt/old/spotify %U'), [deb])).toEqual(gone);
  });

  it('does not judge what it does not know', async () => {
    expect(await run(starts('/home/ada/my-player %u', { '/home/ada/my-player': '' }), [deb])).toMatchObject({
      status: 'unknown',
    });
    expect(await run(starts('spotify %U'), [])).toEqual(skipped);
    expect(await run({}, [deb], '', { env: {} })).toEqual(skipped);
  });

  it('reads a copied home and expects nothing of it', async () => {
    const copied = (tree: Record<string, Node>) =>
      runCheck(check, {
        files: filesFrom(tree),
        machine: { pretend: true, systemPath: async (path) => path },
        spotify: { installs: async () => [deb] },
      });
    const list = {
      '/home/ada/.config/mimeapps.list': '[Default Applications]\nx-scheme-handler/spotify=spotify.desktop',
    };
    expect(await copied({})).toEqual(skipped);
    expect(await copied(list)).toEqual(skipped);
    const own = '/home/ada/.local/share/applications/spotify.desktop';
    expect(await copied({ ...list, [own]: '[Desktop Entry]\nExec=spotify %U\n' })).toEqual(works);
    // What the real machine has installed does not count.
    expect(await copied({ ...list, ...starts('spotify %U') })).toEqual(skipped);
  });
});

describe('on Windows', () => {
  const desktop = install('windows-installer', 'C:\\Users\\ada\\AppData\\Roaming\\Spotify');
  const store = install('windows-store', 'C:\\Program Files\\WindowsApps\\SpotifyAB.SpotifyMusic_1_x64__zpdnekdrzrea0');
  const program = 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\Spotify.exe';
  const COMMAND = `"${program}" --protocol-uri="%1"`;
  const run = (
    links: object | null,
    installs: Install[],
    tree: Record<string, Node> = { [program]: '' },
    rest: Given = {},
  ) =>
    runCheck(check, {
      platform: 'windows',
      exec: execFrom({ powershell: JSON.stringify({ links }) }),
      files: filesFrom(tree),
      spotify: { installs: async () => installs },
      ...rest,
    });

  it('follows the command of the scheme', async () => {
    expect(await run({ chosen: '', there: false, command: COMMAND }, [desktop])).toEqual(works);
    expect(
      await run({ chosen: 'spotify', there: true, command: COMMAND.toUpperCase() }, [desktop], {
        [program.toUpperCase()]: '',
      }),
    ).toEqual(works);
    expect(await run({ chosen: '', there: false, command: COMMAND }, [store, desktop])).toEqual(other);
    expect(await run({ chosen: '', there: false, command: COMMAND }, [desktop], {})).toEqual(gone);
    expect(await run({ chosen: 'AppXgone', there: false, command: COMMAND }, [desktop])).toEqual(gone);
  });

  it('knows the classes of the Store', async () => {
    expect(await run({ chosen: 'AppX4ecy', there: true, command: '' }, [store])).toEqual(works);
    expect(await run({ chosen: 'AppX4ecy', there: true, command: COMMAND }, [desktop, store])).toEqual(other);
    expect(await run({ chosen: '', there: false, command: '' }, [store])).toMatchObject({ status: 'unknown' });
  });

  it('sees that nothing is set, and does not know without an answer', async () => {
    expect(await run({ chosen: '', there: false, command: '' }, [desktop])).toEqual(missing);
    expect(await run(null, [desktop])).toMatchObject({ status: 'unknown' });
    expect(await run(null, [desktop], {}, { machine: { pretend: true } })).toEqual(skipped);
  });

  it('believes the system itself more than the registry', async () => {
    const host = { handlerOf: async () => program };
    expect(await run(null, [desktop], { [program]: '' }, { host, exec: {} })).toEqual(works);
    expect(await run(null, [store, desktop], { [program]: '' }, { host, exec: {} })).toEqual(other);
  });
});

describe('on macOS', () => {
  const app = install('mac-app', '/Applications/Spotify.app');
  const run = (chosen: string | null, rest: Given = {}) =>
    runCheck(check, {
      platform: 'macos',
      exec: execFrom({
        defaults:
          chosen === null
            ? { code: 1, stdout: '', stderr: '' }
            : `(\n{\nLSHandlerRoleAll = "${chosen}";\nLSHandlerURLScheme = spotify;\n}\n)`,
      }),
      files: filesFrom({ '/Applications/Spotify.app': ['Contents'] }),
      spotify: { installs: async () => [app] },
      ...rest,
    });

  it('asks the system, or else knows a choice alone', async () => {
    expect(await run(null, { host: { handlerOf: async () => '/Applications/Spotify.app' }, exec: {} })).toEqual(works);
    expect(await run(null, { host: { handlerOf: async () => '/Volumes/Spotify/Spotify.app' }, exec: {} })).toEqual(
      gone,
    );
    expect(await run('com.spotify.client')).toEqual(works);
    expect(await run('com.example.other')).toMatchObject({ status: 'unknown' });
    expect(await run(null)).toEqual({ status: 'unknown', reason: { code: 'needs-window' } });
  });
});
