import type { FindingTexts } from '../../catalog/finding-texts';
import { fillSentence } from '../../catalog/sentence';
import { sayVerdict } from '../../catalog/verdict-words';
import type { CheckText } from '../../contract/catalog';
import type { Finding, Verdict, VerdictLead } from '../../contract/diagnosis';
import { openKnown } from '../diagnosis/known';
import { readFinding } from '../diagnosis/readings';

/** What the catalogue says about a finding: by itself, and read beside all others. */
export interface Said {
  plain: string;
  read: string;
}

/** The sentences of findings, in their order. `about` is what the readings go by, `shown` what is shown of it. */
export function sayFindings(about: readonly Finding[], shown: readonly Finding[], texts: FindingTexts): Said[] {
  const known = openKnown(about);
  return shown.map((finding, at) => {
    const plain = texts.evidence(finding).text;
    const { text } = readFinding(about[at] ?? finding, known);
    return { plain, read: text === undefined ? plain : fillSentence(text, finding.data) };
  });
}

const FIXED = ['proxied', 'works', 'offline'] as const satisfies readonly VerdictLead[];

/**
 * The verdict in words: the lead of its side and the sentence of the finding it rests on. Where nothing is
 * broken it is one of a few fixed sentences, and a sentence that is none of them is not taken over.
 */
export function wordVerdict(
  { side, certain, sentence }: Pick<Verdict, 'side' | 'certain' | 'sentence'>,
  evidence: string | null,
  checks: readonly CheckText[],
): Pick<Verdict, 'sentence' | 'said'> {
  const word = (said: Verdict['said']) => ({ sentence: sayVerdict({ side, said }), said });
  if (side !== 'none' && side !== 'unknown') return word({ lead: certain ? 'sure' : 'guess', rest: evidence ?? '' });
  const known: Verdict['said'][] = [
    ...FIXED.map((lead) => ({ lead, rest: '' })),
    ...checks.map(({ question }) => ({ lead: 'open' as const, rest: question })),
  ];
  const said = known.find((one) => sayVerdict({ side, said: one }) === sentence);
  return word(said ?? { lead: side === 'none' ? 'nothing' : 'unclear', rest: '' });
}
