import { readBuiltPatterns } from '../../catalog/log/built';
import type { ScanReport } from '../../contract/scan';
import { systemClock } from '../platform/clock';
import { createFiles } from '../platform/files';
import { currentPlatform } from '../platform/node';
import { scanFile, scanStream } from '../spotify/log/scan';
import { DEFAULT_LIMIT, type ScannedLog } from '../spotify/log/scanner';
import { summarise } from '../spotify/log/summary';
import { UsageFault } from '../usage';
import { explainFile } from './files';
import { type ExitCode, json, type Output } from './output';

/** What `--limit` takes. */
export function readLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,9}$/.test(text))
    throw new UsageFault(`--limit takes a whole number such as ${DEFAULT_LIMIT}, not "${text.slice(0, 20)}"`);
  return limit;
}

/** A scan as text for people. */
export function showScan(report: ScanReport): string {
  const lines: string[] = [];
  for (const { file, lines: count, bytes, events, omitted } of report.files) {
    lines.push(`${file}: ${count} lines, ${bytes} bytes`);
    for (const event of events) {
      const hint = event.possible.length > 0 ? `  possible: ${event.possible.join(', ')}` : '';
      lines.push(`  ${String(event.line).padStart(7)}  ${event.event}${hint}\n           ${event.text}`);
    }
    if (omitted > 0) lines.push(`  ${omitted} more events are counted below but not listed; --limit lists more`);
  }
  for (const { event, group, count } of report.summary)
    lines.push(`${String(count).padStart(8)}  ${group.padEnd(8)} ${event}`);
  lines.push(
    report.problems === 0
      ? 'No event that tells of a fault.'
      : `${report.problems} events tell of a fault. A log never says which code Spotify showed.`,
  );
  return lines.join('\n');
}

/** `scan FILE...`: what Spotify logs show. A file that cannot be read is named, and the others are still scanned. */
export async function scanLogs(
  paths: readonly string[],
  options: { json: boolean; limit: string; home?: string },
  output: Output,
): Promise<ExitCode> {
  if (options.home !== undefined)
    throw new UsageFault('--home looks for logs by itself; give either a folder or files');
  const limit = readLimit(options.limit);
  const patterns = await readBuiltPatterns();
  const ports = { files: createFiles(currentPlatform()), clock: systemClock };
  const scanned: ScannedLog[] = [];
  let unreadable = false;
  for (const path of paths) {
    try {
      scanned.push(
        path === '-'
          ? await scanStream(ports, '-', process.stdin, { patterns, limit })
          : await scanFile(ports, path, { patterns, limit }),
      );
    } catch (error) {
      unreadable = true;
      output.complain(explainFile(path, error).message);
    }
  }
  const report = summarise(scanned);
  if (scanned.length > 0) output.print(options.json ? json(report) : showScan(report));
  if (unreadable) return 2;
  return report.problems > 0 ? 1 : 0;
}
