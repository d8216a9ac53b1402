import { useMemo } from 'react';
import { lightChain } from '../../../catalog/chain';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { Platform } from '../../../contract/words';
import { useCatalog } from '../../state/catalog';
import { useDoctor } from '../../state/doctor';
import { retellJudgements, retellValue } from '../../state/retell';
import { diagnosisFor, judgementsFor } from '../../state/run';
import { hereOf } from './here';

/** What the checks of this session say about an entry, and what runs for it now. */
export function useStanding(entry: ResolvedEntry, platform: Platform) {
  const { run, diagnoses } = useDoctor();
  const texts = useCatalog(({ checks }) => checks) ?? [];
  const diagnosis = useMemo(() => diagnosisFor(diagnoses, entry), [diagnoses, entry]);
  const mine = run && (run.entry === entry.id || run.entry === null) ? run : null;
  const judgements = useMemo(
    () => retellJudgements(judgementsFor(diagnosis, entry, platform, mine)),
    [diagnosis, entry, platform, mine],
  );
  // While a run goes on, its answers are shown as they come; what it has not reached yet is as it was.
  const reports = useMemo(() => [...(diagnosis?.checks ?? []), ...(mine?.reports ?? [])], [diagnosis, mine?.reports]);
  const lit = lightChain(entry, reports, mine?.running ?? [], texts, retellValue);
  const here = hereOf(judgements, diagnosis !== null, mine !== null);
  return { run, mine, texts, diagnosis, judgements, reports, lit, here };
}
