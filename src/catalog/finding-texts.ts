import type { Catalog, CheckText } from '../contract/catalog';
import type { Evidence, Finding, Reason } from '../contract/diagnosis';
import { REASON_WORDS } from './reason-words';
import { dataIn, fillSentence } from './sentence';

/** Looks up what the catalogue says about findings. */
export interface FindingTexts {
  /** Tone, side and typical entries of a finding; undefined for one the catalogue does not know. */
  of(id: string): (CheckText['findings'][string] & { check: string }) | undefined;
  evidence(finding: Finding): Evidence;
  /** A finding with the sentence of a reading; its own where there is no such reading. */
  read(finding: Finding, reading: string | undefined): Evidence;
  check(id: string): CheckText | undefined;
}

/** Where a finding comes from that a person's answer gave and no check. */
export const ANSWER = 'answer';

/** Indexes the texts of checks and answers by finding. */
export function openFindingTexts({
  checks,
  answers,
  readings,
}: Pick<Catalog, 'checks' | 'answers' | 'readings'>): FindingTexts {
  const byCheck = new Map(checks.map((check) => [check.id, check]));
  const byFinding = new Map(
    [...checks, { id: ANSWER, findings: answers }].flatMap(({ id: check, findings }) =>
      Object.entries(findings).map(([id, text]) => [id, { ...text, check }] as const),
    ),
  );
  const say = (finding: Finding, reading: string | undefined): Evidence => {
    const text = byFinding.get(finding.id);
    const read = reading === undefined ? undefined : readings[reading];
    const template = read ?? text?.text ?? finding.id;
    return {
      finding: finding.id,
      check: text?.check ?? finding.from,
      text: fillSentence(template, finding.data),
      data: dataIn(template, finding.data),
      ...(read === undefined ? {} : { reading }),
    };
  };
  return {
    of: (id) => byFinding.get(id),
    check: (id) => byCheck.get(id),
    evidence: (finding) => say(finding, undefined),
    read: say,
  };
}

/** A reason as one sentence. */
export function reasonSentence(reason: Reason): string {
  const text = REASON_WORDS[reason.code];
  return reason.detail === undefined ? text : `${text} (${reason.detail})`;
}
