import { defineCheck } from './check';

/** Oldest systems the newest Spotify runs on. */
const NEEDED = { windows: 10, macos: 12 } as const;

/** Last Spotify for older macOS, by its major version; 10 by its minor one. Newer Spotifys do not start there. */
const LAST_FOR_MAC: readonly [upTo: readonly [number, number], version: string][] = [
  [[10, 10], ''],
  [[10, 12], '1.1.89.862'],
  [[10, 14], '1.2.20.1218'],
  [[10, 15], '1.2.37.701'],
  [[11, 99], '1.2.66.447'],
];
/** Last Spotify for Windows 7, 8 and 8.1. */
const LAST_FOR_WINDOWS = '1.2.5.1006';

/** Whether Spotify still supports this version of the system. Linux has no such line. */
export const check = defineCheck({
  id: 'sys.os.min',
  platforms: ['windows', 'macos'],
  reach: 'local',
  stage: 1,
  timeoutMs: 2000,
  findings: ['os/supported', 'os/too-old'],
  async run({ ports: { machine } }) {
    if (machine.pretend || machine.platform === 'linux') return { status: 'not-applicable' };
    const version = /^(\d{1,3})(?:\.(\d{1,5}))?/.exec(machine.osVersion().trim());
    if (!version) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const [major, minor] = [Number(version[1]), Number(version[2] ?? 0)];
    const needed = NEEDED[machine.platform];
    // macOS 11 calls itself 10.16 to programs that were built before it.
    const real = machine.platform === 'macos' && major === 10 && minor >= 16 ? 11 : major;
    if (real >= needed) return { status: 'ok', findings: [{ id: 'os/supported' }] };
    const name = machine.platform === 'macos' ? 'macOS' : 'Windows';
    const shown = machine.platform === 'macos' ? (real < 11 ? `10.${minor}` : String(real)) : windowsName(major, minor);
    const last = machine.platform === 'macos' ? lastForMac(real, minor) : LAST_FOR_WINDOWS;
    const data = { system: `${name} ${shown}`, needed: `${name} ${needed}`, ...(last ? { last } : {}) };
    return { status: 'problem', findings: [{ id: 'os/too-old', data }] };
  },
});

function lastForMac(major: number, minor: number): string {
  return LAST_FOR_MAC.find(([[upTo, most]]) => major < upTo || (major === upTo && minor <= most))?.[1] ?? '';
}

/** Windows counts differently inside: 6.1 is Windows 7. */
function windowsName(major: number, minor: number): string {
  const inside = `${major}.${minor}`;
  return (
    new Map([
      ['6.1', '7'],
      ['6.2', '8'],
      ['6.3', '8.1'],
    ]).get(inside) ?? inside
  );
}
