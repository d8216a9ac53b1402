import { findAcceleration } from '../spotify/prefs-findings';
import { defineCheck } from './check';

/** Hardware acceleration, out of the global prefs of the Spotify in use. A missing file or key means on. */
export const check = defineCheck({
  id: 'spotify.prefs.hwaccel',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 5000,
  findings: ['hwaccel/on', 'hwaccel/off'],
  async run({ spotify }) {
    const used = (await spotify.prefs())[0];
    if (used?.state === 'read') return { status: 'ok', findings: [findAcceleration(used.file)] };
    if (used?.state !== 'missing') return { status: 'unknown', reason: { code: 'not-readable' } };
    if ((await spotify.installs()).length === 0) return { status: 'not-applicable' };
    return { status: 'ok', findings: [{ id: 'hwaccel/on' }] };
  },
});
