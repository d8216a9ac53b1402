import { PortError } from '../ports';
import { defineCheck } from './check';

/** Whether a disk image of Spotify's installer is still mounted: macOS then mounts the next one under another name. */
export const check = defineCheck({
  id: 'spotify.dmg',
  platforms: ['macos'],
  reach: 'local',
  timeoutMs: 8000,
  findings: ['dmg/mounted', 'dmg/none'],
  async run({ ports, signal }) {
    // The volumes are those of the real machine.
    if (ports.machine.pretend) return { status: 'not-applicable' };
    const { code, stdout } = await ports.exec.run('hdiutil', ['info', '-plist'], { timeoutMs: 5000, signal });
    const mounted = code === 0 ? mountPoints(stdout) : null;
    if (mounted === null) throw new PortError('failed', 'UNREADABLE');
    const count = mounted.filter((path) => /^\/Volumes\/[^/]*spotify[^/]*$/i.test(path)).length;
    if (count === 0) return { status: 'ok', findings: [{ id: 'dmg/none' }] };
    return { status: 'problem', findings: [{ id: 'dmg/mounted', data: { count } }] };
  },
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Mount points in the property list of `hdiutil info`; null when it is no such list. */
export function mountPoints(plist: string): string[] | null {
  if (!/<plist[\s>]/.test(plist) || !/<key>images<\/key>/.test(plist)) return null;
  // <key>mount-point</key>\n\t\t\t\t\t<string>/Volumes/Spotify</string>
  const found = plist.matchAll(/<key>mount-point<\/key>\s{0,80}<string>([^<]{0,1000})<\/string>/g);
  return [...found].map(([, path = '']) => path.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? ''));
}
