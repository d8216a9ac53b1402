import type { FindingTexts } from '../../catalog/finding-texts';
import type { ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, CheckReport, Evidence, Finding } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';

/** What causes are judged by; made once for all entries. */
export interface Grounds {
  /** Sentences by finding, put together once: hundreds of causes quote the same few. */
  found: ReadonlyMap<string, readonly Evidence[]>;
  /** Checks that answered. */
  told: ReadonlySet<string>;
  platform: Platform;
}

/** Sorts findings and reports for `judgeCauses`. */
export function groundsOf(
  findings: readonly Finding[],
  reports: readonly CheckReport[],
  texts: FindingTexts,
  platform: Platform,
): Grounds {
  const found = new Map<string, Evidence[]>();
  for (const finding of findings) {
    const held = found.get(finding.id);
    if (held) held.push(texts.evidence(finding));
    else found.set(finding.id, [texts.evidence(finding)]);
  }
  const told = reports.filter(({ status }) => status === 'ok' || status === 'problem').map(({ id }) => id);
  return { found, told: new Set(told), platform };
}

/**
 * Judges every cause of an entry by the findings: one that confirms beats any that rules out, and
 * without either the cause stays unknown. A check that could not tell never rules anything out.
 */
export function judgeCauses(entry: ResolvedEntry, { found, told, platform }: Grounds): CauseJudgement[] {
  const pick = (ids: readonly string[]) => ids.flatMap((id) => found.get(id) ?? []);
  const here = entry.causes.filter((cause) => cause.platforms?.includes(platform) ?? true);
  return here.map((cause) => {
    const confirmed = pick(cause.confirmedBy);
    if (confirmed.length > 0) return { id: cause.id, state: 'confirmed', evidence: confirmed, missing: [] };
    const ruledOut = pick(cause.ruledOutBy);
    if (ruledOut.length > 0) return { id: cause.id, state: 'ruled-out', evidence: ruledOut, missing: [] };
    return {
      id: cause.id,
      state: 'unknown',
      evidence: pick(cause.hintedBy),
      missing: cause.checks.filter((check) => !told.has(check)),
    };
  });
}
