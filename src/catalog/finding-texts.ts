import type { Catalog, CheckText } from '../contract/catalog';
import type { Evidence, Finding, Reason } from '../contract/diagnosis';
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

const REASON_TEXT: Readonly<Record<Reason['code'], string>> = {
  timeout: 'It took too long.',
  cancelled: 'It was stopped.',
  'offline-run': 'Network checks were left out of this run.',
  'no-permission': 'The system does not allow it without more rights.',
  'not-readable': 'It could not be read.',
  'not-found': 'It was not found.',
  'tool-missing': 'A system program for it is missing.',
  'unreadable-answer': 'The answer could not be understood.',
  'no-answer': 'There was no answer.',
  'needs-spotify': 'Spotify was not found, so there was nothing to look at.',
  'needs-other-check': 'It builds on another check that could not tell.',
  'needs-answer': 'Only you can tell; nobody was asked in this run.',
  'needs-consent': 'It needs your consent, each time anew.',
  'needs-token': 'It needs a token that you paste for one run.',
  'needs-window': 'Only the full app in its own window can see it.',
  'spotify-closed': 'Spotify is not running.',
  'spotify-running': 'Spotify is running, and its own use hides that of others.',
  failed: 'The check itself failed.',
};

/** A reason as one sentence. */
export function reasonSentence(reason: Reason): string {
  const text = REASON_TEXT[reason.code];
  return reason.detail === undefined ? text : `${text} (${reason.detail})`;
}
