import { useEffect, useState } from 'react';
import type { CheckHere } from '../../../contract/api';
import type { ResolvedEntry } from '../../../contract/catalog';
import type { Diagnosis } from '../../../contract/diagnosis';
import type { Platform } from '../../../contract/words';
import { ask } from '../../host';
import { report } from '../../state/notice';
import { retellJudgements } from '../../state/retell';
import { judgementsFor } from '../../state/run';
import { t } from '../../strings';
import { Causes } from '../entry/Causes';

/** Entries whose causes are shown: what the report is about, then the likeliest. */
const MOST = 3;

/** How the causes of the likeliest codes were judged there. */
export function TheirCauses({
  diagnosis,
  platform,
  texts,
}: {
  diagnosis: Diagnosis;
  platform: Platform;
  texts: readonly CheckHere[];
}) {
  const [entries, setEntries] = useState<readonly ResolvedEntry[]>([]);
  useEffect(() => {
    const ids = [...new Set([diagnosis.entry ?? [], ...diagnosis.suspects.map(({ id }) => id)].flat())].slice(0, MOST);
    let gone = false;
    Promise.all(ids.map((id) => ask('catalog.entry', { id }))).then((found) => {
      if (!gone) setEntries(found.filter(({ code }) => Object.hasOwn(diagnosis.causes, code)));
    }, report);
    return () => {
      gone = true;
    };
  }, [diagnosis]);
  return entries.map((entry) => (
    <Causes
      key={entry.id}
      title={t.report.causesOf(entry.code)}
      causes={entry.causes}
      judgements={retellJudgements(judgementsFor(diagnosis, entry, platform))}
      checked
      reports={diagnosis.checks}
      texts={texts}
    />
  ));
}
