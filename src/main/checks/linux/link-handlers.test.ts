import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { createNodePorts } from '../../platform/node';
import { fakeContext } from '../testing';
import { handlerOf, hasDesktop, parseExec, parseMimeApps, programOf } from './link-handlers';

const TYPE = 'x-scheme-handler/spotify';

describe('parseMimeApps', () => {
  it('reads the defaults alone', () => {
    const text = [
      '[Added Associations]',
      `${TYPE}=firefox.desktop;`,
      '[Default Applications]',
      'text/html=firefox.desktop',
      ` ${TYPE} = spotify.desktop;../evil.desktop;com.spotify.Client.desktop;`,
    ].join('\r\n');
    expect(parseMimeApps(`\uFEFF${text}`, TYPE)).toEqual(['spotify.desktop', 'com.spotify.Client.desktop']);
    expect(parseMimeApps('[Default Applications]\n', TYPE)).toEqual([]);
    expect(parseMimeApps('', TYPE)).toEqual([]);
  });
});

describe('parseExec', () => {
  it.each([
    ['Exec=spotify %U', ['spotify', '%U']],
    ['Exec = "/opt/my spotify/spotify" --uri=%u', ['/opt/my spotify/spotify', '--uri=%u']],
    ['Exec=env BAMF_DESKTOP_FILE_HINT=/x.desktop /snap/bin/spotify %U', ['/snap/bin/spotify', '%U']],
    [
      'Exec=/usr/bin/flatpak run --branch=stable --file-forwarding com.spotify.Client @@u %U @@',
      ['/usr/bin/flatpak', 'run', '--branch=stable', '--file-forwarding', 'com.spotify.Client', '@@u', '%U', '@@'],
    ],
  ])('%s', (line, words) => {
    const other = '[Desktop Action new]\nExec=other';
    expect(parseExec(`# a note\n[Desktop Entry]\nType=Application\n${line}\n\n${other}`)).toEqual(words);
    expect(parseExec(`[Desktop Entry]\r\nTryExec=spotify\r\n${line}\r\n`)).toEqual(words);
  });

  it('finds none elsewhere', () => {
    expect(parseExec('[Desktop Action new]\nExec=other')).toBeNull();
    expect(parseExec('[Desktop Entry]\nName=x\n[Other]\nExec=y')).toBeNull();
  });
});

it('survives every file', () => {
  const part = fc.constantFrom(
    '[Desktop Entry]',
    '[Default Applications]',
    '\n',
    'Exec=',
    '"',
    '\\',
    ' ',
    'env',
    'A=b',
    TYPE,
    '=',
    'a.desktop',
    ';',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 25 }).map((parts) => parts.join('')),
      ),
      (text) => {
        expect(parseExec(text)).not.toEqual([]);
        for (const id of parseMimeApps(text, TYPE)) expect(id).toMatch(/^[^/\s]+\.desktop$/);
      },
    ),
    { numRuns: runs(20_000) },
  );
});

it('sees a desktop by its display', () => {
  const withEnv = (env: Record<string, string>, pretend = false) =>
    hasDesktop(fakeContext({ machine: { env, pretend } }).ports);
  expect([
    withEnv({}),
    withEnv({ DISPLAY: ':0' }),
    withEnv({ WAYLAND_DISPLAY: 'wayland-0' }),
    withEnv({}, true),
  ]).toEqual([false, true, true, true]);
});

describe.skipIf(process.platform !== 'linux')('in a real home', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backline-links-'));
    await mkdir(join(home, '.local/share/applications'), { recursive: true });
    await mkdir(join(home, '.config'));
    const desktop =
      '[Desktop Entry]\nType=Application\nName=Spotify\nExec=spotify %U\nMimeType=x-scheme-handler/spotify;\n';
    await writeFile(join(home, '.local/share/applications/spotify.desktop'), desktop);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));
  const choose = () =>
    writeFile(join(home, '.config/mimeapps.list'), `[Default Applications]\n${TYPE}=spotify.desktop\n`);

  it('that is copied, reads its lists and runs nothing', async () => {
    const { files, machine } = createNodePorts({ version: '1', fakeHome: home, platform: 'linux', env: {} });
    const context = fakeContext({ files, machine });
    expect(await handlerOf(context, 'spotify')).toBeNull();
    await choose();
    expect(await handlerOf(context, 'spotify')).toEqual({ id: 'spotify.desktop', command: ['spotify', '%U'] });
    expect(await handlerOf(context, 'https')).toBeNull();
    expect(await programOf(context.ports, ['spotify'])).toBeUndefined();
    await mkdir(join(home, '.local/bin'));
    await writeFile(join(home, '.local/bin/spotify'), '');
    expect(await programOf(context.ports, ['spotify'])).toBe(join(home, '.local/bin/spotify'));
    expect(await programOf(context.ports, ['/opt/nowhere/spotify'])).toBeNull();
  });

  it.skipIf(!['/usr/bin/xdg-mime', '/bin/xdg-mime'].some((path) => existsSync(path)))(
    'asks the real tool',
    async () => {
      const env = {
        HOME: home,
        XDG_CONFIG_HOME: join(home, '.config'),
        XDG_DATA_HOME: join(home, '.local/share'),
        XDG_DATA_DIRS: join(home, 'nothing'),
        XDG_CONFIG_DIRS: join(home, 'nothing'),
      };
      const { files, exec } = createNodePorts({ version: '1', platform: 'linux', env });
      const context = fakeContext({ files, exec, machine: { home, env, systemPath: async (path) => path } });
      expect(await handlerOf(context, 'backline-no-such-scheme')).toBeNull();
      await choose();
      expect(await handlerOf(context, 'spotify')).toEqual({ id: 'spotify.desktop', command: ['spotify', '%U'] });
      await rm(join(home, '.local/share/applications/spotify.desktop'));
      const left = await handlerOf(context, 'spotify');
      // Some versions go on naming a file that is gone, others do not.
      expect([null, 'spotify.desktop']).toContain(left?.id ?? null);
      expect(left?.command ?? null).toBeNull();
    },
  );
});
