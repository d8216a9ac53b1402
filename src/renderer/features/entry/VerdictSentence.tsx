import { leadOf } from '../../../catalog/verdict-words';
import type { Verdict } from '../../../contract/diagnosis';
import { catalogueLang, t } from '../../strings';

/** A verdict's sentence: its lead in the language of the page, what it rests on in the catalogue's. */
export function VerdictSentence({ verdict }: { verdict: Pick<Verdict, 'side' | 'said'> }) {
  const { rest } = verdict.said;
  return (
    <>
      {leadOf(verdict, t.verdict)}
      {rest && ' '}
      {rest && <span lang={catalogueLang}>{rest}</span>}
    </>
  );
}
