import { chmod, mkdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogSource } from '../../../../contract/logs';
import type { Platform } from '../../../../contract/words';
import { execFrom, type Given } from '../../../checks/testing';
import { plantTree, type Tree } from '../../../platform/tree.testing';
import { PortError } from '../../../ports';
import { findSources } from './find';
import type { FoundSource } from './source';
import { contextOver, daysAgo, HOMES, installed, installOf, NOW } from './testing';

const { signal } = new AbortController();
/** A tree of one platform: files are a day old unless told otherwise. */
async function plant(platform: Platform) {
  const tree: Tree = await plantTree();
  return {
    ...tree,
    put: (path: string, content: string, days = 1) => tree.put(path, content, daysAgo(days)),
    ports(given: Given = {}) {
      const { ports, unexpected } = contextOver(platform, tree.files, given);
      return Object.assign(ports, { unexpected });
    },
  };
}

const shapes = (found: readonly FoundSource[]) =>
  found.map(({ source: { id, state, why } }) => [id, state, why].filter((part) => part !== null).join(' '));
const byId = (found: readonly FoundSource[], id: string) => {
  const one = found.find(({ source }) => source.id === id);
  if (!one) throw new Error(`${id} is not among ${found.map(({ source }) => source.id).join(', ')}`);
  return one;
};
const NO_EVENTS = '{"events":[],"error":"NoMatchingEventsFound,Microsoft.PowerShell.Commands.GetWinEventCommand"}';
const NO_DUMPS = { code: 1, stdout: '', stderr: 'No coredumps found.\n' };
const noTools = { run: () => Promise.reject(new PortError('tool-missing', 'ENOENT')) };

/** What a source may tell the page: shaped by the contract, and without a path or a name of a person. */
function expectPublic(found: readonly FoundSource[]) {
  for (const { source, reading } of found) {
    expect(LogSource.parse(source)).toEqual(source);
    expect(JSON.stringify(source)).not.toMatch(/\bada\b|[\\/]home|Users|AppData/);
    expect(reading.by === 'nothing').toBe(source.state !== 'present');
  }
  expect(new Set(found.map(({ source }) => source.id)).size).toBe(found.length);
  expect(new Set(found.map(({ source }) => source.label)).size).toBe(found.length);
}

describe('on Windows', () => {
  const home = HOMES.windows;
  const local = `${home}\\AppData\\Local`;
  const store = `${local}\\Packages\\SpotifyAB.SpotifyMusic_zpdnekdrzrea0`;
  let tree: Awaited<ReturnType<typeof plant>>;
  beforeEach(async () => {
    tree = await plant('windows');
  });
  afterEach(() => tree.remove());
  const plain = installOf('windows-installer', `${home}\\AppData\\Roaming\\Spotify`);

  it('finds the logs and dumps of the installer, newest last', async () => {
    await tree.put(`${local}\\Spotify\\Launcher\\Logs\\b.log`, 'older', 3);
    await tree.put(`${local}\\Spotify\\Launcher\\Logs\\a.log`, 'newer', 2);
    await tree.put(`${local}\\Spotify\\Launcher\\Logs\\state.json`, '{}', 1);
    await tree.put(`${home}\\AppData\\Roaming\\Spotify\\debug.log`, 'x');
    await tree.put(`${home}\\AppData\\Roaming\\Spotify\\old.log`, 'y');
    await tree.put(`${home}\\AppData\\Roaming\\Spotify\\prefs`, 'z');
    await tree.put(`${local}\\Spotify\\Crashpad\\reports\\1.dmp`, 'MDMP', 5);
    await tree.put(`${local}\\Spotify\\User Data\\Crashpad\\reports\\2.dmp`, 'MDMP..', 4);
    const found = await findSources(
      tree.ports({ exec: execFrom({ powershell: NO_EVENTS }) }),
      installed(plain),
      signal,
    );
    expectPublic(found);
    expect(shapes(found)).toEqual([
      'windows-installer/launcher-log present',
      'windows-installer/cef-log present',
      'windows-installer/other-logs present',
      'windows-installer/crash-dumps present',
      'windows/event-log empty',
    ]);
    expect(byId(found, 'windows-installer/launcher-log')).toMatchObject({
      source: { bytes: 10, changedAt: new Date(NOW - 2 * 86_400_000).toISOString(), install: 'windows-installer' },
      reading: {
        by: 'files',
        paths: [`${local}\\Spotify\\Launcher\\Logs\\b.log`, `${local}\\Spotify\\Launcher\\Logs\\a.log`],
      },
    });
    const dumps = byId(found, 'windows-installer/crash-dumps');
    expect(dumps.source.changedAt).toBe(new Date(NOW - 4 * 86_400_000).toISOString());
    expect(dumps.reading.by === 'text' && (await dumps.reading.read(signal))).toBe(
      '2026-01-30T12:00:00.000Z - crashpad: Spotify crash record, 4 bytes\n' +
        '2026-01-31T12:00:00.000Z - crashpad: Spotify crash record, 6 bytes\n',
    );
  });

  it('keeps the two editions apart, and shows what is left of one that is gone', async () => {
    await tree.put(`${store}\\LocalCache\\Spotify\\Launcher\\Logs\\1.log`, 'a');
    await tree.put(`${store}\\LocalState\\Spotify\\debug.log`, '');
    await tree.put(`${local}\\Spotify\\Launcher\\Logs\\1.log`, 'b');
    const edition = installOf('windows-store', 'C:\\Program Files\\WindowsApps\\x');
    const found = await findSources(tree.ports({ exec: noTools }), installed(edition), signal);
    expectPublic(found);
    expect(shapes(found)).toEqual([
      'windows-installer/launcher-log present',
      'windows-store/launcher-log present',
      'windows-store/cef-log empty quiet',
      'windows-store/crash-dumps absent',
      'windows/event-log unreadable tool-missing',
    ]);
    expect(found.map(({ source }) => source.label).slice(0, 2)).toEqual([
      "Launcher log (Spotify's installer)",
      'Launcher log (Microsoft Store)',
    ]);
  });

  it('says why when no Spotify is there, and asks no event log about a fake home', async () => {
    const ports = tree.ports({ machine: { pretend: true } });
    const found = await findSources(ports, installed(), signal);
    expectPublic(found);
    expect(shapes(found)).toEqual([
      'windows-installer/launcher-log absent not-installed',
      'windows-installer/cef-log absent not-installed',
      'windows-installer/crash-dumps absent not-installed',
      'windows/event-log absent',
    ]);
    expect(ports.unexpected).toEqual([]);
  });

  it('calls the shared places after scoop where that is the one', async () => {
    const found = await findSources(
      tree.ports({ exec: execFrom({ powershell: NO_EVENTS }) }),
      installed(installOf('scoop', 'C:\\Users\\ada\\scoop\\apps\\spotify\\current')),
      signal,
    );
    expect(shapes(found).slice(0, 2)).toEqual(['scoop/launcher-log absent', 'scoop/cef-log absent quiet']);
  });
});

describe('on macOS', () => {
  const library = `${HOMES.macos}/Library`;
  let tree: Awaited<ReturnType<typeof plant>>;
  beforeEach(async () => {
    tree = await plant('macos');
  });
  afterEach(() => tree.remove());
  const app = installed(installOf('mac-app', '/Applications/Spotify.app'));

  it('takes crash reports about Spotify alone, sent ones too, for two weeks', async () => {
    const reports = `${library}/Logs/DiagnosticReports`;
    await tree.put(
      `${reports}/Spotify-2026-02-03-101112.ips`,
      '{"app_name":"Spotify"}\n{"procName":"Spotify","pid":1}',
      1,
    );
    await tree.put(
      `${reports}/Retired/Spotify Helper (GPU)_2026-02-01-101112_mac.crash`,
      'Process:               Spotify Helper (GPU) [2]\n',
      3,
    );
    await tree.put(`${reports}/Spotify-2025-12-01-101112.ips`, '{}', 60);
    await tree.put(`${reports}/spotifyd-2026-02-03-101112.ips`, '{}');
    await tree.put(`${reports}/Safari-2026-02-03-101112.ips`, '{}');
    await tree.put(`${reports}/Spotify_2026-02-03-101112_mac.cpu_resource.diag`, 'x');
    await tree.put(`${library}/Logs/Spotify/a.log`, 'log');
    await tree.put(`${library}/Logs/Spotify/.DS_Store`, 'junk');
    const found = await findSources(tree.ports(), app, signal);
    expectPublic(found);
    expect(shapes(found)).toEqual([
      'mac-app/log present',
      'mac-app/crash-reports present',
      'mac-app/crash-dumps absent',
    ]);
    expect(byId(found, 'mac-app/log').reading).toEqual({ by: 'files', paths: [`${library}/Logs/Spotify/a.log`] });
    const { reading } = byId(found, 'mac-app/crash-reports');
    expect(reading.by === 'text' && (await reading.read(signal)).split('\n')).toEqual([
      '2026-02-01T12:00:00.000Z - ReportCrash: Process:               Spotify Helper (GPU) [2]',
      '2026-02-03T12:00:00.000Z - ReportCrash: Process:               Spotify [1]',
      '',
    ]);
  });

  it('says that reports are old, or that there are none', async () => {
    await tree.put(`${library}/Logs/DiagnosticReports/Spotify-2025-12-01-101112.ips`, '{}', 60);
    expect(shapes(await findSources(tree.ports(), app, signal))).toEqual([
      'mac-app/log absent quiet',
      'mac-app/crash-reports empty too-old',
      'mac-app/crash-dumps absent',
    ]);
    await rm(tree.real(`${library}/Logs/DiagnosticReports/Spotify-2025-12-01-101112.ips`));
    expect(shapes(await findSources(tree.ports(), installed(), signal))).toEqual([
      'mac-app/log absent not-installed',
      'mac-app/crash-reports empty not-installed',
      'mac-app/crash-dumps absent not-installed',
    ]);
  });

  it('reads on when a report goes away or is swapped for a folder', async () => {
    const reports = `${library}/Logs/DiagnosticReports`;
    await tree.put(`${reports}/Spotify-1.ips`, '{"app_name":"Spotify"}\n{"procName":"Spotify","pid":1}');
    await tree.put(`${reports}/Spotify-2.ips`, '{"app_name":"Spotify"}\n{"procName":"Spotify","pid":2}');
    await tree.put(`${reports}/Spotify-3.ips`, '{"app_name":"Spotify"}\n{"procName":"Spotify","pid":3}');
    const { reading } = byId(await findSources(tree.ports(), app, signal), 'mac-app/crash-reports');
    await rm(tree.real(`${reports}/Spotify-1.ips`));
    await rm(tree.real(`${reports}/Spotify-2.ips`));
    await mkdir(tree.real(`${reports}/Spotify-2.ips`));
    expect(reading.by === 'text' && (await reading.read(signal))).toMatch(
      /^\S+ - ReportCrash: Process: +Spotify \[3\]\n$/,
    );
  });
});

describe('on Linux', () => {
  const home = HOMES.linux;
  const journal = (message: string) =>
    `${JSON.stringify({ __REALTIME_TIMESTAMP: '1770190000000000', SYSLOG_IDENTIFIER: 'spotify', _PID: '7', MESSAGE: message })}\n`;
  let tree: Awaited<ReturnType<typeof plant>>;
  beforeEach(async () => {
    tree = await plant('linux');
  });
  afterEach(() => tree.remove());
  const deb = installOf('deb', '/usr/share/spotify');
  const quiet = execFrom({ journalctl: '', coredumpctl: NO_DUMPS });

  it('knows every kind of install', async () => {
    await tree.put('/usr/share/spotify/debug.log', 'x');
    await tree.put(`${home}/.cache/spotify/6cc98941.dmp`, 'MDMP');
    await tree.put(`${home}/snap/spotify/common/.cache/spotify/1.dmp`, 'MDMP');
    await tree.folder(`${home}/.var/app/com.spotify.Client/cache/spotify`);
    const found = await findSources(
      tree.ports({ exec: quiet }),
      installed(deb, installOf('flatpak', '/var/lib/flatpak/x'), installOf('snap', '/snap/spotify/current')),
      signal,
    );
    expectPublic(found);
    expect(shapes(found)).toEqual([
      'linux/journal empty quiet',
      'linux/core-dumps empty',
      'deb/cef-log present',
      'flatpak/cef-log absent quiet',
      'snap/cef-log absent quiet',
      'deb/crash-dumps present',
      'snap/crash-dumps present',
      'flatpak/crash-dumps absent',
    ]);
  });

  it('tells two installs of a kind apart', async () => {
    const found = await findSources(
      tree.ports({ exec: quiet }),
      installed(installOf('flatpak', '/var/lib/flatpak/x'), installOf('flatpak', '/home/ada/.local/share/flatpak/x')),
      signal,
    );
    expect(found.map(({ source }) => source.id)).toContain('flatpak/cef-log-2');
    expectPublic(found);
  });

  it('asks journal and crash list for Spotify alone, and bounds both', async () => {
    const asked: string[][] = [];
    const ports = tree.ports({
      exec: {
        run: async (program, args) => {
          asked.push([program, ...args]);
          return program === 'journalctl' ? { code: 0, stdout: journal('a'), stderr: '' } : NO_DUMPS;
        },
      },
    });
    const found = await findSources(ports, installed(deb), signal);
    const { source, reading } = byId(found, 'linux/journal');
    expect(source).toMatchObject({
      state: 'present',
      changedAt: new Date(1_770_190_000_000).toISOString(),
      bytes: null,
    });
    const since = `--since=@${(NOW - 14 * 86_400_000) / 1000}`;
    expect(asked[0]).toEqual(
      expect.arrayContaining(['journalctl', '--user', since, '--lines=1', 'SYSLOG_IDENTIFIER=spotify']),
    );
    expect(asked[1]).toEqual(expect.arrayContaining(['coredumpctl', 'list', since]));
    expect(reading.by === 'text' && (await reading.read(signal))).toBe('2026-02-04T07:26:40.000Z - spotify[7]: a\n');
    expect(asked[2]).toContain('--lines=8000');
  });

  it('asks for less of a journal that is too long', async () => {
    const ports = tree.ports({
      exec: {
        run: async (program, args) => {
          if (program !== 'journalctl') return NO_DUMPS;
          if (args.includes('--lines=8000') || args.includes('--lines=2000')) throw new PortError('too-large', 'EFBIG');
          return { code: 0, stdout: journal('short'), stderr: '' };
        },
      },
    });
    const { reading } = byId(await findSources(ports, installed(deb), signal), 'linux/journal');
    expect(reading.by === 'text' && (await reading.read(signal))).toContain('short');
  });

  it.each([
    [
      { code: 1, stdout: '', stderr: 'No journal files were opened due to insufficient permissions.' },
      'unreadable no-permission',
    ],
    [{ code: 1, stdout: '', stderr: 'No journal files were found.' }, 'empty quiet'],
    [{ code: 1, stdout: '', stderr: 'etwas anderes' }, 'unreadable failed'],
    [new PortError('tool-missing', 'ENOENT'), 'absent tool-missing'],
    [new PortError('timeout', 'ETIMEDOUT'), 'unreadable failed'],
  ])('says plainly when the journal gives nothing (%#)', async (answer, shape) => {
    const exec = execFrom({ journalctl: answer, coredumpctl: answer });
    const found = await findSources(tree.ports({ exec }), installed(deb), signal);
    expect(shapes(found)[0]).toBe(`linux/journal ${shape}`);
  });

  it('asks an older systemd again, without JSON', async () => {
    const exec = {
      run: async (program: string, args: readonly string[]) => {
        if (program === 'journalctl') return { code: 0, stdout: '', stderr: '' };
        if (args.includes('--json=short')) {
          return { code: 1, stdout: '', stderr: "coredumpctl: unrecognized option '--json=short'" };
        }
        const row = 'Mon 2026-02-02 10:11:12 CET 14172 0 0 SIGSEGV present /usr/share/spotify/spotify 20.1M\n';
        return { code: 0, stdout: row, stderr: '' };
      },
    };
    const { reading } = byId(await findSources(tree.ports({ exec }), installed(deb), signal), 'linux/core-dumps');
    expect(reading.by === 'text' && (await reading.read(signal))).toContain('Signal: 11 (SEGV)');
  });

  it('reads no journal and no crash list for a fake home', async () => {
    const ports = tree.ports({ machine: { pretend: true }, exec: {} });
    const found = await findSources(ports, installed(), signal);
    expect(shapes(found)).toEqual([
      'linux/journal absent',
      'linux/core-dumps absent',
      'deb/cef-log absent not-installed',
    ]);
    expect(ports.unexpected).toEqual([]);
  });

  it('looks on where nobody can tell what is installed', async () => {
    await tree.put(`${home}/.cache/spotify/1.dmp`, 'MDMP');
    const spotify = { installs: () => Promise.reject(new PortError('no-permission', 'EACCES')) };
    const found = await findSources(tree.ports({ exec: quiet }), spotify, signal);
    expect(shapes(found)).toEqual(['linux/journal empty quiet', 'linux/core-dumps empty', 'deb/crash-dumps present']);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(findSources(tree.ports({ exec: quiet }), installed(deb), controller.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('tells a log that is refused from one that is broken', async () => {
    await tree.put('/usr/share/spotify/debug.log', 'x');
    const ports = tree.ports({ exec: quiet });
    const refusing = (code: 'no-permission' | 'failed') => ({
      ...ports,
      files: {
        ...ports.files,
        facts: ports.files.facts,
        list: ports.files.list,
        open: () => Promise.reject(new PortError(code, 'X')),
      },
    });
    for (const code of ['no-permission', 'failed'] as const) {
      const found = await findSources(refusing(code), installed(deb), signal);
      expect(byId(found, 'deb/cef-log').source).toMatchObject({ state: 'unreadable', why: code });
    }
    await rm(tree.real('/usr/share/spotify/debug.log'));
    await mkdir(tree.real('/usr/share/spotify/debug.log'));
    expect(byId(await findSources(ports, installed(deb), signal), 'deb/cef-log').source).toMatchObject({
      state: 'unreadable',
      why: 'failed',
    });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says when the system refuses a folder',
    async () => {
      await tree.put(`${home}/.cache/spotify/1.dmp`, 'MDMP');
      await chmod(tree.real(`${home}/.cache/spotify`), 0o000);
      const found = await findSources(tree.ports({ exec: quiet }), installed(deb), signal);
      await chmod(tree.real(`${home}/.cache/spotify`), 0o700);
      expect(byId(found, 'deb/crash-dumps').source).toMatchObject({ state: 'unreadable', why: 'no-permission' });
    },
  );

  it('lists recordings by their names, newest last, and nothing else of their folder', async () => {
    await tree.put('/data/recordings/2026-02-01.log', 'one', 3);
    await tree.put('/data/recordings/2026-01-30.log', '', 5);
    await tree.put('/data/recordings/2026-02-01-file.log', 'two', 2);
    await tree.put('/data/recordings/.hidden.log', 'x');
    await tree.put('/data/recordings/state.json', '{}');
    const recordings = '/data/recordings';
    const found = await findSources(tree.ports({ exec: quiet }), installed(deb), signal, { recordings });
    expectPublic(found);
    expect(shapes(found).slice(-2)).toEqual(['recording/2026-01-30 empty', 'recording/2026-02-01 present']);
    expect(byId(found, 'recording/2026-02-01').reading).toEqual({
      by: 'files',
      paths: [`${recordings}/2026-02-01.log`, `${recordings}/2026-02-01-file.log`],
    });
    const none = await findSources(tree.ports({ exec: quiet }), installed(deb), signal, { recordings: '/nowhere' });
    expect(none.some(({ source }) => source.kind === 'recording')).toBe(false);
  });
});
