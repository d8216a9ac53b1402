import { baseName } from '../paths';
import { defineCheck } from './check';

/** Programs that people named when Spotify's installer or sign-in failed: file name in lower case, without `.exe`. */
const KNOWN: Readonly<Record<string, string>> = {
  steam: 'Steam',
  steam_osx: 'Steam',
  steamservice: 'Steam',
  itunes: 'iTunes',
  ituneshelper: 'iTunes',
  applemobiledeviceservice: 'Apple Mobile Device Service',
  cmdagent: 'Comodo',
  cistray: 'Comodo',
  wallpaper32: 'Wallpaper Engine',
  wallpaper64: 'Wallpaper Engine',
  rainmeter: 'Rainmeter',
};

/** Whether one of them runs. Most people have them beside a Spotify that works: it is never a fault by itself. */
export const check = defineCheck({
  id: 'sys.interfering',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['processes'],
  findings: ['interfering/none', 'interfering/running'],
  async run({ ports: { machine }, spotify }) {
    if (machine.pretend) return { status: 'not-applicable' };
    const rows = await spotify.allProcesses();
    if (rows.length === 0) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const names = new Set(
      rows.flatMap(({ program }) => {
        const name = baseName(machine.platform, program)
          .toLowerCase()
          .replace(/\.exe$/, '');
        return Object.hasOwn(KNOWN, name) ? [KNOWN[name]] : [];
      }),
    );
    if (names.size === 0) return { status: 'ok', findings: [{ id: 'interfering/none' }] };
    const data = { names: [...names].sort().join(', '), count: names.size };
    return { status: 'ok', findings: [{ id: 'interfering/running', data }] };
  },
});
