import { codeKey } from '../../catalog/normal';
import type { ResolvedEntry } from '../../contract/catalog';
import type { CauseJudgement, Evidence, Suspect } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import type { Fault } from './faults';

/** Most suspects an answer names: a list nobody reads helps nobody. */
const MOST = 5;

/**
 * Ranks the entries that fit what was found. First those Spotify typically shows for the deciding
 * fault, then for the next one, and so on; among entries of one fault the catalogue's own order
 * counts. Entries with a confirmed cause that no fault names come last.
 */
export function rankSuspects(
  faults: readonly Fault[],
  entries: readonly ResolvedEntry[],
  causes: ReadonlyMap<string, CauseJudgement[]>,
  platform: Platform,
): Suspect[] {
  const byCode = new Map(entries.map((entry) => [codeKey(entry.code), entry]));
  const suspects = new Map<string, Suspect>();
  const add = (entry: ResolvedEntry, why: Evidence) => {
    const held = suspects.get(entry.id);
    if (!held) suspects.set(entry.id, { code: entry.code, id: entry.id, title: entry.title, why: [why] });
    else if (!held.why.some(({ text }) => text === why.text)) held.why.push(why);
  };
  for (const { shows, evidence } of faults) {
    for (const code of shows) {
      const entry = byCode.get(codeKey(code));
      if (entry?.platforms.includes(platform)) add(entry, evidence);
    }
  }
  const broken = new Set(faults.map(({ finding }) => finding.id));
  const rest = entries
    .filter((entry) => entry.platforms.includes(platform))
    .map((entry) => ({
      entry,
      confirmed: (causes.get(entry.code) ?? [])
        .filter((cause) => cause.state === 'confirmed')
        .flatMap((cause) => cause.evidence.filter((evidence) => broken.has(evidence.finding))),
    }))
    .filter(({ confirmed }) => confirmed.length > 0)
    .sort((a, b) => b.confirmed.length - a.confirmed.length || a.entry.code.length - b.entry.code.length);
  for (const { entry, confirmed } of rest) for (const evidence of confirmed) add(entry, evidence);
  return [...suspects.values()].slice(0, MOST);
}
