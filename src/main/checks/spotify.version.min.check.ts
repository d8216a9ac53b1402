import { prefsValue } from '../spotify/prefs';
import { cleanVersion, compareVersions } from '../spotify/versions';
import { defineCheck, type FoundFact } from './check';

/**
 * Versions from before April 2021 may no longer sign in (Spotify's mail of May 2023). No number was
 * published; 1.1.60 is the release of that month.
 */
const OLDEST_ALLOWED = '1.1.60';
/** About the turn of 2025 to 2026; 1.2.92 was current in June 2026. Below it a version is months behind. */
const MONTHS_BEHIND = '1.2.79';

/** Whether the installed version may sign in, and whether an update waits for a restart. */
export const check = defineCheck({
  id: 'spotify.version.min',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 10_000,
  findings: ['version/too-old', 'version/not-refused', 'version/behind', 'version/not-restarted'],
  async run({ spotify }) {
    const used = (await spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    const { version } = used;
    if (version === null) return { status: 'unknown', reason: { code: 'not-readable' } };
    if (compareVersions(version, OLDEST_ALLOWED) < 0) {
      return { status: 'problem', findings: [{ id: 'version/too-old', data: { version } }] };
    }
    const findings: FoundFact<'version/not-refused' | 'version/behind' | 'version/not-restarted'>[] = [
      { id: 'version/not-refused', data: { version } },
    ];
    if (compareVersions(version, MONTHS_BEHIND) < 0) findings.push({ id: 'version/behind', data: { version } });
    const read = (await spotify.prefs()).find((prefs) => prefs.path === used.prefs);
    const stored = read?.state === 'read' ? prefsValue(read.file, 'app.last-launched-version') : null;
    const launched = typeof stored === 'string' ? cleanVersion(stored) : null;
    if (launched !== null && compareVersions(version, launched) > 0) {
      findings.push({ id: 'version/not-restarted', data: { installed: version, launched } });
    }
    return { status: 'ok', findings };
  },
});
