import { isInside } from '../../paths';
import type { Ports, ProcessRow, SpotifyProgram, SpotifySwitch } from '../../ports';
import type { Install, InstallKind } from '../facts';
import { kindAt, systemPlace } from '../locate/places';

/** How an install is started, with its log switched on or as a person would. */
export interface Launch {
  install: Install;
  program: SpotifyProgram;
  /** Whether Spotify can write to a file of ours: those of snap and flatpak see other folders than we do. */
  takesLogFile: boolean;
}

/**
 * How to start an install. Null where it cannot be started with arguments: the Microsoft Store's, and a
 * snap or flatpak that lies in a fake home.
 */
export async function launchOf(ports: Ports, install: Install): Promise<Launch | null> {
  const { machine } = ports;
  const by = (program: SpotifyProgram, takesLogFile: boolean) => ({ install, program, takesLogFile });
  switch (install.kind) {
    case 'windows-store':
      // Started through the Start menu's folder of apps, which hands no arguments on.
      return null;
    case 'snap':
      return machine.pretend ? null : by({ by: 'snap' }, false);
    case 'flatpak':
      return machine.pretend ? null : by({ by: 'flatpak' }, false);
    case 'deb':
    case 'aur': {
      // Packages put a script of their own in front, which knows what the program needs on that system.
      const front = await systemPlace(ports, '/usr/bin/spotify');
      const hasFront = front !== null && (await kindAt(ports, front)) === 'file';
      return by({ by: 'path', path: hasFront ? front : install.program }, true);
    }
    case 'windows-installer':
    case 'scoop':
    case 'mac-app':
    case 'spotify-launcher':
      return by({ by: 'path', path: install.program }, true);
  }
}

/**
 * How an install is started as a person would start it. Null where that cannot be done: a snap, a flatpak or the
 * Store's that lies in a fake home.
 */
export async function startOf(ports: Ports, install: Install): Promise<SpotifyProgram | null> {
  const { pretend } = ports.machine;
  if (install.kind === 'windows-store') return pretend ? null : { by: 'store' };
  if (install.kind === 'mac-app' && !pretend) return { by: 'bundle', path: install.folder };
  return (await launchOf(ports, install))?.program ?? null;
}

/** Switches that make Spotify tell what it does. `logFile` ends in `.log`, which Spotify asks for. */
export function loggingSwitches(launch: Launch, logFile: string): SpotifySwitch[] {
  if (!launch.takesLogFile) return ['--show-console'];
  return ['--show-console', `--log-file=${logFile}`, '--append-log-file'];
}

/** The command as a person would type it; the home folder is shortened. At most 600 characters. */
export function describeLaunch(ports: Ports, launch: Launch, switches: readonly SpotifySwitch[]): string {
  const { home } = ports.machine;
  const words = [...wordsOf(launch.program), ...switches].map((word) => {
    const short = word.replaceAll(home, '~');
    return /[\s"']/.test(short) ? `"${short}"` : short;
  });
  return words.join(' ').slice(0, 600);
}

function wordsOf(program: SpotifyProgram): string[] {
  if (program.by === 'snap') return ['snap', 'run', 'spotify'];
  if (program.by === 'flatpak') return ['flatpak', 'run', 'com.spotify.Client'];
  if (program.by === 'store') return ['explorer.exe', 'spotify:'];
  return [program.path === '/usr/bin/spotify' ? 'spotify' : program.path];
}

/** Where a packaged Spotify sees its own program, wherever it lies outside. */
const SANDBOXES: readonly [InstallKind, string][] = [
  ['flatpak', '/app'],
  ['snap', '/snap/spotify'],
];

/** The install that a running process belongs to, else the one used last, else null. */
export function installInUse(ports: Ports, installs: readonly Install[], rows: readonly ProcessRow[]): Install | null {
  const { platform } = ports.machine;
  for (const { program } of rows) {
    const kind = SANDBOXES.find(([, folder]) => platform === 'linux' && isInside('linux', folder, program))?.[0];
    const found = installs.find((install) => install.kind === kind || isInside(platform, install.folder, program));
    if (found) return found;
  }
  return installs[0] ?? null;
}
