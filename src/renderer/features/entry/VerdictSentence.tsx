import { sayVerdict } from '../../../catalog/verdict-words';
import type { Verdict } from '../../../contract/diagnosis';
import { retellVerdict } from '../../state/retell';
import { t } from '../../strings';

/** A verdict's sentence: its lead, and what it rests on. */
export function VerdictSentence({ verdict }: { verdict: Pick<Verdict, 'side' | 'said'> }) {
  return sayVerdict(retellVerdict(verdict), t.verdict);
}
