import { attachedImages, isInstallerVolume } from '../spotify/disk-images';
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
    const mounted = (await attachedImages(ports, signal)).flatMap(({ mounts }) => mounts);
    const count = mounted.filter(isInstallerVolume).length;
    if (count === 0) return { status: 'ok', findings: [{ id: 'dmg/none' }] };
    return { status: 'problem', findings: [{ id: 'dmg/mounted', data: { count } }] };
  },
});
