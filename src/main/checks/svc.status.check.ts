import type { CheckContext } from './check';
import { defineCheck } from './check';

const SITE = 'https://spotify.statuspage.io/api/v2/';
const INDICATORS = ['none', 'minor', 'major', 'critical'] as const;

/** What the status page says, as far as it can be believed. */
export interface ServiceStatus {
  indicator: (typeof INDICATORS)[number];
  /** Names of open incidents, or the page's own sentence. */
  incidents: string[];
  /** Names of maintenance at work. */
  maintenance: string[];
}

/**
 * What Spotify says about itself. The page has been green in outages and down together with Spotify: no
 * answer says nothing, and a green one never speaks against the app's own probes.
 */
export const check = defineCheck({
  id: 'svc.status',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 20_000,
  findings: ['status/operational', 'status/minor', 'status/outage', 'status/maintenance'],
  async run(context) {
    const status = (await ask(context, 'summary.json')) ?? (await ask(context, 'status.json'));
    if (status === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const { indicator, incidents, maintenance } = status;
    const works = maintenance.map((description) => ({ id: 'status/maintenance' as const, data: { description } }));
    const description = incidents.join('; ') || indicator;
    if (indicator === 'minor') {
      // Mostly something few people notice; it explains nothing by itself.
      return { status: 'ok', findings: [{ id: 'status/minor', data: { description } }, ...works] };
    }
    if (indicator !== 'none') {
      return { status: 'problem', findings: [{ id: 'status/outage', data: { description, indicator } }, ...works] };
    }
    return { status: 'ok', findings: works.length > 0 ? works : [{ id: 'status/operational' }] };
  },
});

/** One page of the status site; null when it is not what the site writes, cut off for one. */
async function ask({ ports, signal }: CheckContext, name: string): Promise<ServiceStatus | null> {
  const { status, body } = await ports.net.http(SITE + name, { timeoutMs: 4000, signal });
  return status === 200 ? readStatus(body) : null;
}

/** Reads `{status:{indicator,description}, incidents:[{name,status}], scheduled_maintenances:[...]}`. */
export function readStatus(text: string): ServiceStatus | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isRecord(answer) || !isRecord(answer.status)) return null;
  const said = answer.status;
  // While it works on something planned, the page's indicator may read so; that is no outage.
  const indicator = said.indicator === 'maintenance' ? 'none' : INDICATORS.find((one) => one === said.indicator);
  if (indicator === undefined) return null;
  const incidents = namesOf(answer.incidents, (state) => state !== 'resolved' && state !== 'postmortem');
  const own = typeof said.description === 'string' ? [said.description.slice(0, 200)] : [];
  return {
    indicator,
    incidents: incidents.length > 0 ? incidents : own,
    maintenance: namesOf(answer.scheduled_maintenances, (state) => state === 'in_progress' || state === 'verifying'),
  };
}

function namesOf(list: unknown, counts: (state: unknown) => boolean): string[] {
  if (!Array.isArray(list)) return [];
  return list
    .flatMap((row) => (isRecord(row) && typeof row.name === 'string' && counts(row.status) ? [row.name.trim()] : []))
    .filter((name) => name !== '')
    .map((name) => name.slice(0, 200))
    .slice(0, 3);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
