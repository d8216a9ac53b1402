import type { FindingTexts } from '../../catalog/finding-texts';
import { sayVerdict } from '../../catalog/verdict-words';
import type { CheckText } from '../../contract/catalog';
import type { Evidence, Finding, Verdict, VerdictLead } from '../../contract/diagnosis';
import { openKnown } from '../diagnosis/known';
import { readFinding } from '../diagnosis/readings';

/** A finding with what the catalogue says about it: by itself, and read beside all others. */
export interface Said {
  plain: Evidence;
  read: Evidence;
}

/** The sentences of findings, in their order. `about` is what the readings go by, `shown` what is shown of it. */
export function sayFindings(about: readonly Finding[], shown: readonly Finding[], texts: FindingTexts): Said[] {
  const known = openKnown(about);
  return shown.map((finding, at) => {
    const { says } = readFinding(about[at] ?? finding, known);
    return { plain: texts.evidence(finding), read: texts.read(finding, says) };
  });
}

const FIXED = ['proxied', 'works', 'offline'] as const satisfies readonly VerdictLead[];

/**
 * The verdict in words: the lead of its side and the sentence of the finding it rests on. Where nothing is
 * broken it is one of a few fixed sentences, and a sentence that is none of them is not taken over.
 */
export function wordVerdict(
  { side, certain, sentence }: Pick<Verdict, 'side' | 'certain' | 'sentence'>,
  evidence: Evidence | null,
  checks: readonly CheckText[],
): Pick<Verdict, 'sentence' | 'said'> {
  const word = (said: Verdict['said']) => ({ sentence: sayVerdict({ side, said }), said });
  if (side !== 'none' && side !== 'unknown') {
    const lead = certain ? 'sure' : 'guess';
    return word(evidence ? { lead, rest: evidence.text, evidence } : { lead, rest: '' });
  }
  const known: Verdict['said'][] = [
    ...FIXED.map((lead) => ({ lead, rest: '' })),
    ...checks.map(({ id, question }) => ({ lead: 'open' as const, rest: question, check: id })),
  ];
  const said = known.find((one) => sayVerdict({ side, said: one }) === sentence);
  return word(said ?? { lead: side === 'none' ? 'nothing' : 'unclear', rest: '' });
}
