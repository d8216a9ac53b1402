import { loadCatalog } from '../../build/catalog-files';
import type { CheckReport, Finding } from '../contract/diagnosis';
import type { Answers } from '../contract/question';
import { diagnose } from '../main/diagnosis/diagnose';

/** The true catalogue, and reports of checks as a run would give them. For tests. */

export const { catalog } = loadCatalog();
const checkOf = new Map(
  catalog.checks.flatMap((check) => Object.keys(check.findings).map((id) => [id, check.id] as const)),
);
export const toneOf = new Map(
  [...catalog.checks, { findings: catalog.answers }].flatMap((check) =>
    Object.entries(check.findings).map(([id, { tone }]) => [id, tone] as const),
  ),
);

/** Reports as the checks would give them for these findings. */
export function reports(found: Record<string, Finding['data']>, silent: readonly string[] = []): CheckReport[] {
  const byCheck = new Map<string, Finding[]>();
  for (const [id, data] of Object.entries(found)) {
    const from = checkOf.get(id);
    if (!from) throw new Error(`no check gives ${id}`);
    byCheck.set(from, [...(byCheck.get(from) ?? []), { id, from, data, at: '2026-01-01T00:00:00.000Z' }]);
  }
  return [
    ...[...byCheck].map(([id, findings]) => ({
      id,
      status: findings.some((finding) => toneOf.get(finding.id) === 'broken') ? ('problem' as const) : ('ok' as const),
      findings,
      ms: 1,
      reason: null,
    })),
    ...silent.map((id) => ({
      id,
      status: 'unknown' as const,
      findings: [],
      ms: 1,
      reason: { code: 'timeout' as const },
    })),
  ];
}

/** What a computer gives on which nothing is wrong. */
export const HEALTHY: Record<string, Finding['data']> = {
  'internet/works': { ms: 20 },
  'dns/works': {},
  'ap/reachable': { port: 4070, ms: 30 },
  'apresolve/works': { count: 6 },
  'https/works': {},
  'tls/direct': {},
  'hosts/clean': {},
  'link/up': {},
  'clock/right': { seconds: 0 },
  'prefs-proxy/none': {},
  'client/unmodified': {},
  'disk/enough': { free: '40 GB' },
};

/** The diagnosis of a computer on Linux. */
export const judge = (list: CheckReport[], entry: string | null = null, answers: Answers = {}) =>
  diagnose({
    catalog,
    reports: list,
    answers,
    platform: 'linux',
    entry,
    startedAt: '',
    finishedAt: '',
    cancelled: false,
  });
