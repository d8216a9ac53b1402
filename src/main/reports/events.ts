import type { LogPatterns } from '../../catalog/log/compile';
import type { ReportEvent } from '../../contract/report';
import { PortError, type Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import type { ScannedLog } from '../spotify/log/scanner';
import { findSources } from '../spotify/log/sources/find';
import { scanSource } from '../spotify/log/sources/scan-source';
import { DAY_MS, DAYS_BACK } from '../spotify/log/sources/source';
import { summarise } from '../spotify/log/summary';

/** Newest bytes read of each source. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Events kept of a file: enough for a line of each kind. */
const KEPT = 400;

/**
 * What Spotify's traces of the last two weeks show, by kind of event, with a line of each. Known noise is
 * left out. A source that cannot be read is passed over.
 */
export async function gatherEvents(
  ports: Ports,
  spotify: SpotifyFacts,
  patterns: LogPatterns,
  signal: AbortSignal,
  own?: { recordings: string },
): Promise<ReportEvent[]> {
  const sinceMs = ports.clock.now() - DAYS_BACK * DAY_MS;
  const scans: ScannedLog[] = [];
  for (const found of await findSources(ports, spotify, signal, own)) {
    try {
      scans.push(
        ...(await scanSource(ports, found, { patterns, signal, limit: KEPT, newest: { bytes: MAX_BYTES, sinceMs } })),
      );
    } catch (error) {
      if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
    }
  }
  const { summary, files } = summarise(scans);
  const samples = new Map<string, string>();
  for (const { events } of files)
    for (const { event, text } of events) if (!samples.has(event)) samples.set(event, text);
  return summary
    .filter(({ group }) => group !== 'benign')
    .map((row) => ({ ...row, sample: samples.get(row.event)?.slice(0, 2000) ?? null }));
}
