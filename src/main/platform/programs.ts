import type { Platform } from '../../contract/words';
import type { Program } from '../ports';

/**
 * Where the programs live that this app may start. Absolute places only: a `reg.exe` or `ps` that
 * somebody put earlier on PATH, or beside the working folder, is never started.
 */
const UNIX_FOLDERS = ['/usr/bin', '/bin', '/run/current-system/sw/bin'] as const;
const unix = (name: string, extra: readonly string[] = []): string[] => [
  ...UNIX_FOLDERS.map((folder) => `${folder}/${name}`),
  ...extra,
];

const LINUX: Partial<Record<Program, string[]>> = {
  ps: unix('ps'),
  'dpkg-query': unix('dpkg-query'),
  snap: unix('snap'),
  flatpak: unix('flatpak'),
  nmcli: unix('nmcli'),
  timedatectl: unix('timedatectl'),
  journalctl: unix('journalctl'),
  coredumpctl: unix('coredumpctl'),
  'xdg-open': unix('xdg-open'),
  ip: unix('ip', ['/usr/sbin/ip', '/sbin/ip']),
  gsettings: unix('gsettings'),
  nft: unix('nft', ['/usr/sbin/nft', '/sbin/nft']),
  'xdg-mime': unix('xdg-mime'),
  pactl: unix('pactl'),
  lsof: unix('lsof', ['/usr/sbin/lsof', '/sbin/lsof']),
  ss: unix('ss', ['/usr/sbin/ss', '/sbin/ss']),
  resolvectl: unix('resolvectl'),
  nscd: unix('nscd', ['/usr/sbin/nscd', '/sbin/nscd']),
  realm: unix('realm', ['/usr/sbin/realm', '/sbin/realm']),
  'update-desktop-database': unix('update-desktop-database'),
};

const MACOS: Partial<Record<Program, string[]>> = {
  ps: ['/bin/ps'],
  plutil: ['/usr/bin/plutil'],
  scutil: ['/usr/sbin/scutil'],
  netstat: ['/usr/sbin/netstat'],
  socketfilterfw: ['/usr/libexec/ApplicationFirewall/socketfilterfw'],
  systemextensionsctl: ['/usr/bin/systemextensionsctl'],
  sntp: ['/usr/bin/sntp'],
  launchctl: ['/bin/launchctl'],
  open: ['/usr/bin/open'],
  lsof: ['/usr/sbin/lsof'],
  hdiutil: ['/usr/bin/hdiutil'],
  system_profiler: ['/usr/sbin/system_profiler'],
  defaults: ['/usr/bin/defaults'],
  networksetup: ['/usr/sbin/networksetup'],
  dscacheutil: ['/usr/bin/dscacheutil'],
  ditto: ['/usr/bin/ditto'],
  codesign: ['/usr/bin/codesign'],
  profiles: ['/usr/bin/profiles'],
  lsregister: [
    '/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister',
  ],
};

/** No command interpreter: Explorer opens addresses as well. */
const WINDOWS: Partial<Record<Program, string>> = {
  powershell: 'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  reg: 'System32\\reg.exe',
  explorer: 'explorer.exe',
  taskkill: 'System32\\taskkill.exe',
  whoami: 'System32\\whoami.exe',
  icacls: 'System32\\icacls.exe',
  ipconfig: 'System32\\ipconfig.exe',
  netsh: 'System32\\netsh.exe',
  rasdial: 'System32\\rasdial.exe',
  net: 'System32\\net.exe',
};

/**
 * The Windows folder. `%SystemRoot%` is taken only when it reads `X:\Name`: a share, a device path
 * or a folder below a person's own is not where Windows lives.
 */
export function windowsFolder(env: Readonly<Record<string, string | undefined>>): string {
  const named = env.SystemRoot ?? env.SYSTEMROOT ?? '';
  return /^[A-Za-z]:\\[A-Za-z0-9_. -]{1,60}$/.test(named) && !named.includes('..') ? named : 'C:\\Windows';
}

/** Places to look for a program, best first; none when the platform has no such program. */
export function programPlaces(
  program: Program,
  platform: Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (platform === 'windows') {
    const tail = WINDOWS[program];
    return tail === undefined ? [] : [`${windowsFolder(env)}\\${tail}`];
  }
  return (platform === 'macos' ? MACOS : LINUX)[program] ?? [];
}

/** Variables a started program gets; everything else of our environment stays here. */
const KEPT_UNIX = [
  'HOME',
  'USER',
  'LOGNAME',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'XDG_RUNTIME_DIR',
  'XDG_CURRENT_DESKTOP',
  'XDG_SESSION_TYPE',
  'XDG_DATA_DIRS',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'XDG_CONFIG_DIRS',
  'DBUS_SESSION_BUS_ADDRESS',
];
const KEPT_WINDOWS = [
  'SystemDrive',
  'TEMP',
  'TMP',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'USERNAME',
  'USERDOMAIN',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
];

/** The small environment of a started program. Messages come untranslated where the system has them so. */
export function programEnvironment(
  platform: Platform,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of platform === 'windows' ? KEPT_WINDOWS : KEPT_UNIX) {
    const value = env[name];
    if (value !== undefined) kept[name] = value;
  }
  if (platform !== 'windows') return { ...kept, PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', LANG: 'C' };
  const folder = windowsFolder(env);
  return {
    ...kept,
    SystemRoot: folder,
    windir: folder,
    PATH: `${folder}\\System32;${folder}`,
    PATHEXT: '.COM;.EXE',
  };
}
