import type { Catalog, CheckText } from '../contract/catalog';
import type { Evidence, Finding, Reason } from '../contract/diagnosis';
import { REASON_WORDS } from './reason-words';
import { fillSentence } from './sentence';

/** Looks up what the catalogue says about findings. */
export interface FindingTexts {
  /** Tone, side and typical entries of a finding; undefined for one the catalogue does not know. */
  of(id: string): (CheckText['findings'][string] & { check: string }) | undefined;
  evidence(finding: Finding): Evidence;
  check(id: string): CheckText | undefined;
}

/** Where a finding comes from that a person's answer gave and no check. */
export const ANSWER = 'answer';

/** Indexes the texts of checks and answers by finding. */
export function openFindingTexts({ checks, answers }: Pick<Catalog, 'checks' | 'answers'>): FindingTexts {
  const byCheck = new Map(checks.map((check) => [check.id, check]));
  const byFinding = new Map(
    [...checks, { id: ANSWER, findings: answers }].flatMap(({ id: check, findings }) =>
      Object.entries(findings).map(([id, text]) => [id, { ...text, check }] as const),
    ),
  );
  return {
    of: (id) => byFinding.get(id),
    check: (id) => byCheck.get(id),
    evidence: (finding) => {
      const text = byFinding.get(finding.id);
      return {
        finding: finding.id,
        check: text?.check ?? finding.from,
        text: fillSentence(text?.text ?? finding.id, finding.data),
      };
    },
  };
}

/** A reason as one sentence. */
export function reasonSentence(reason: Reason): string {
  const text = REASON_WORDS[reason.code];
  return reason.detail === undefined ? text : `${text} (${reason.detail})`;
}
