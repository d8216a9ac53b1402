import { PortError, type Ports } from '../../../ports';
import { orNull } from '../../locate/places';
import { parseReport } from './apple-report';
import { filesIn, type SeenFile } from './files';
import { DAY_MS, DAYS_BACK, type Look, nothing } from './source';

/** Reports have some 100 kB; a larger one is not what it says. */
const MAX_REPORT = 1024 * 1024;
const MAX_TEXT = 4 * 1024 * 1024;

/** Spotify-2026-02-02-101112.ips, Spotify Helper (GPU)_2021-03-30-000733_host.crash; not spotifyd, not Spotify's hang reports. */
const REPORT = /^Spotify(?: Helper[^/\\]{0,40})?[-_][^/\\]{1,160}\.(?:ips|crash)$/;

/** macOS's crash reports about Spotify from the last 14 days, those that were sent included. */
export async function lookAtReports(ports: Ports, folders: readonly string[]): Promise<Look> {
  const reports: SeenFile[] = [];
  let isThere = false;
  let isOld = false;
  let refused: 'no-permission' | 'failed' | null = null;
  const since = ports.clock.now() - DAYS_BACK * DAY_MS;
  for (const folder of folders) {
    const seen = await filesIn(ports, folder, (name) => REPORT.test(name));
    if ('files' in seen) {
      isThere = true;
      const filled = seen.files.filter(({ size }) => size > 0);
      reports.push(...filled.filter(({ modifiedMs }) => modifiedMs >= since));
      isOld ||= filled.some(({ modifiedMs }) => modifiedMs < since);
    } else if (seen.none !== 'absent') refused = seen.none;
  }
  reports.sort((a, b) => a.modifiedMs - b.modifiedMs);
  const newest = reports.at(-1);
  if (newest === undefined) {
    if (refused) return nothing('unreadable', refused);
    return isThere ? nothing('empty', isOld ? 'too-old' : null) : nothing('absent');
  }
  return {
    state: 'present',
    why: null,
    bytes: reports.reduce((sum, { size }) => sum + size, 0),
    changedMs: newest.modifiedMs,
    reading: { by: 'text', read: (signal) => readReports(ports, reports, signal) },
  };
}

/** The reports one after the other, oldest first; beyond 4 MiB the oldest go. One that cannot be read is left out. */
async function readReports({ files }: Ports, reports: readonly SeenFile[], signal: AbortSignal): Promise<string> {
  const shown: string[] = [];
  let room = MAX_TEXT;
  for (const { path, modifiedMs } of [...reports].reverse()) {
    if (signal.aborted) throw new PortError('cancelled', 'ABORT_ERR');
    const bytes = await orNull(files.read(path, MAX_REPORT));
    const text = bytes === null ? '' : parseReport(new TextDecoder().decode(bytes), modifiedMs);
    room -= new TextEncoder().encode(text).length;
    if (room < 0) break;
    shown.push(text);
  }
  return shown.reverse().join('');
}
