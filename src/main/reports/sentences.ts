import type { FindingTexts } from '../../catalog/finding-texts';
import { fillSentence } from '../../catalog/sentence';
import type { CheckText } from '../../contract/catalog';
import type { Finding, Verdict } from '../../contract/diagnosis';
import { openKnown } from '../diagnosis/known';
import { readFinding } from '../diagnosis/readings';
import { CALM_SENTENCE, SIDE_GUESS, SIDE_SENTENCE } from '../diagnosis/verdict';

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

/**
 * The verdict in words: the lead of its side and the sentence of the finding it rests on. Where nothing is
 * broken it is one of a few fixed sentences, and a sentence that is none of them is not taken over.
 */
export function sayVerdict(
  { side, certain, sentence }: Pick<Verdict, 'side' | 'certain' | 'sentence'>,
  evidence: string | null,
  checks: readonly CheckText[],
): string {
  if (side !== 'none' && side !== 'unknown')
    return [(certain ? SIDE_SENTENCE : SIDE_GUESS)[side], evidence].filter(Boolean).join(' ');
  const { open, ...fixed } = CALM_SENTENCE;
  const known = [...Object.values(fixed), ...checks.map(({ question }) => `${open}${question}`)];
  if (known.includes(sentence)) return sentence;
  return side === 'none' ? 'Nothing wrong was found.' : 'Whose side it is cannot be told.';
}
