import { readFileSync } from 'node:fs';
import { homedir, hostname, release } from 'node:os';
import type { Platform } from '../../contract/words';
import { joinPath } from '../paths';
import type { Exec, Files, Machine } from '../ports';
import { listProcesses, listProcessesIn } from './processes';

type Env = Readonly<Record<string, string | undefined>>;

export interface MachineOptions {
  platform: Platform;
  env: Env;
  exec: Exec;
  files: Files;
  /** Folder that stands for the person's home folder, and for the system files it holds; absolute. */
  fakeHome?: string;
}

/** This computer, or a pretended one under a folder: the way to diagnose somebody's copied files. */
export function createMachine({ platform, env, exec, files, fakeHome }: MachineOptions): Machine {
  return {
    platform,
    home: fakeHome ?? homedir(),
    env: fakeHome === undefined ? env : fakeEnvironment(platform, env, fakeHome),
    pretend: fakeHome !== undefined,
    async systemPath(path) {
      if (fakeHome === undefined) return path;
      for (const place of fakePlaces(platform, fakeHome, path)) {
        if ((await files.facts(place)) !== null) return place;
      }
      return path;
    },
    processes: (signal) =>
      fakeHome === undefined
        ? listProcesses(platform, exec, signal)
        : listProcessesIn(fakeHome, platform, exec, signal),
    osVersion: () => osVersion(platform),
    hostName: () => hostname(),
    async elevated() {
      if (fakeHome !== undefined) return false;
      if (platform !== 'windows') return process.getuid?.() === 0;
      // Groups are told by name in the system's language, and by number: the last one is the level of trust,
      // S-1-16-12288 for an administrator and S-1-16-16384 for the system itself.
      const told = await exec.run('whoami', ['/groups', '/fo', 'csv', '/nh'], { timeoutMs: 5000 }).catch(() => null);
      return told?.code === 0 ? /S-1-16-(12288|16384)\b/.test(told.stdout) : null;
    },
  };
}

/** `/etc/hosts` is looked for at `<home>/etc/hosts`, and at `<home>/hosts` for whoever copied just that. */
function fakePlaces(platform: Platform, home: string, path: string): string[] {
  const inside = joinPath(platform, home, path.replace(/^[A-Za-z]:/, ''));
  return /[\\/]etc[\\/]hosts$/i.test(path) ? [inside, joinPath(platform, home, 'hosts')] : [inside];
}

/** Every variable that names a folder of the person is moved; the rest of the environment stays true. */
function fakeEnvironment(platform: Platform, env: Env, home: string): Env {
  const at = (...names: string[]) => joinPath(platform, home, ...names);
  if (platform === 'windows') {
    return {
      ...env,
      HOME: undefined,
      USERPROFILE: home,
      APPDATA: at('AppData', 'Roaming'),
      LOCALAPPDATA: at('AppData', 'Local'),
      TEMP: at('AppData', 'Local', 'Temp'),
      TMP: at('AppData', 'Local', 'Temp'),
      ProgramFiles: at('Program Files'),
      'ProgramFiles(x86)': at('Program Files (x86)'),
      ProgramData: at('ProgramData'),
    };
  }
  return {
    ...env,
    HOME: home,
    XDG_CONFIG_HOME: at('.config'),
    XDG_CACHE_HOME: at('.cache'),
    XDG_DATA_HOME: at('.local', 'share'),
    XDG_STATE_HOME: at('.local', 'state'),
  };
}

/** As a person would read it: 10.0.22631, 14.5, or the kernel's release on Linux. */
function osVersion(platform: Platform): string {
  if ('getSystemVersion' in process && typeof process.getSystemVersion === 'function') {
    return String(process.getSystemVersion());
  }
  if (platform !== 'macos') return release();
  try {
    // os.release() is Darwin's number there, which no table of requirements uses.
    const plist = readFileSync('/System/Library/CoreServices/SystemVersion.plist', 'utf8');
    return /<key>ProductVersion<\/key>\s*<string>([\d.]+)<\/string>/.exec(plist)?.[1] ?? release();
  } catch {
    return release();
  }
}
