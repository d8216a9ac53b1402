import { readBuiltPatterns } from '../../catalog/log/built';
import type { LogPatterns } from '../../catalog/log/compile';
import type { Reason } from '../../contract/diagnosis';
import { PortError, type Ports } from '../ports';
import type { Tally } from '../spotify/log/events';
import { settleEvents } from '../spotify/log/settle';
import { findSources } from '../spotify/log/sources/find';
import { scanSource } from '../spotify/log/sources/scan-source';
import { DAY_MS, DAYS_BACK, type FoundSource } from '../spotify/log/sources/source';
import { defineCheck, type FoundFact } from './check';
import { reasonOf } from './reasons';

const FINDINGS = [
  'log/dns-failed',
  'log/ap-errors',
  'log/host-blocked',
  'log/gpu-fatal',
  'log/crash',
  'log/out-of-memory',
  'log/library-missing',
  'log/install-damaged',
  'log/data-corrupt',
  'log/update-failed',
  'log/no-fault',
] as const;
type Id = (typeof FINDINGS)[number];
const isFinding = (id: string | null): id is Id => (FINDINGS as readonly (string | null)[]).includes(id);

/** Newest bytes read of each source. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * What Spotify's own traces of the last 14 days show. They hint and never confirm: no log says which code was
 * shown, and a fault in it may be long over. Without a line that is known this cannot tell.
 */
export const check = defineCheck({
  id: 'log.scan',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  // Windows takes seconds to look through its event log.
  timeoutMs: 30_000,
  findings: FINDINGS,
  async run({ ports, spotify, signal }) {
    const patterns = await readBuiltPatterns();
    const found = await findSources(ports, spotify, signal);
    const told = new Map<Id, Told>();
    const read: string[] = [];
    let trouble: Reason | null = troubleOf(found);
    for (const one of found) {
      try {
        const tallies = await readNewest(ports, one, patterns, signal);
        if (tallies.length === 0) continue;
        read.push(one.source.label);
        for (const tally of settleEvents(tallies)) note(told, tally, one, ports.clock.now());
      } catch (error) {
        if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
        trouble ??= reasonOf(error);
      }
    }
    if (read.length === 0) return { status: 'unknown', reason: trouble ?? { code: 'not-found' } };
    const findings = [...told].map(([id, data]): FoundFact<Id> => ({ id, data: { ...data } }));
    if (findings.length === 0) findings.push({ id: 'log/no-fault', data: { where: read.join(', ') } });
    return { status: 'ok', findings };
  },
});

/** How often, when last (ISO 8601, null where the log has no dates) and in which source. */
interface Told {
  times: number;
  last: string | null;
  where: string;
}

/** A place that may not be looked at counts when there is nothing else; a system without a journal has none. */
function troubleOf(found: readonly FoundSource[]): Reason | null {
  const unreadable = found.map(({ source }) => source).filter(({ state }) => state === 'unreadable');
  if (unreadable.some(({ why }) => why === 'no-permission')) return { code: 'no-permission' };
  return unreadable.some(({ why }) => why === 'failed') ? { code: 'not-readable' } : null;
}

/** Events of a source in the order of their last time, over all its files. */
async function readNewest(
  ports: Ports,
  found: FoundSource,
  patterns: LogPatterns,
  signal: AbortSignal,
): Promise<Tally[]> {
  const sinceMs = ports.clock.now() - DAYS_BACK * DAY_MS;
  // Counts are all that is wanted; events need not be kept.
  const options = { patterns, signal, limit: 0, newest: { bytes: MAX_BYTES, sinceMs } };
  const scans = await scanSource(ports, found, options);
  return scans
    .flatMap(({ tallies }) => [...tallies].sort((a, b) => a.lastOrder - b.lastOrder))
    .filter(({ last }) => last.instant === null || last.instant >= sinceMs);
}

function note(told: Map<Id, Told>, { finding, group, count, last }: Tally, { source }: FoundSource, nowMs: number) {
  if (group !== 'problem' || !isFinding(finding)) return;
  const known = told.get(finding);
  // A record dated in the future was written under a wrong clock.
  const at = last.instant === null || last.instant > nowMs + DAY_MS ? null : new Date(last.instant).toISOString();
  const isNewer = known === undefined || (at !== null && (known.last === null || at >= known.last));
  told.set(finding, {
    times: (known?.times ?? 0) + count,
    last: isNewer ? at : known.last,
    where: isNewer ? source.label : known.where,
  });
}
