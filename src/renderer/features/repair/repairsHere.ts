import type { RepairHere } from '../../../contract/catalog';
import type { CheckReport } from '../../../contract/diagnosis';
import type { Job } from '../../../contract/repairs';
import type { Platform } from '../../../contract/words';
import { retell } from '../../state/retell';
import { t } from '../../strings';

/** Repairs of a step that exist on this system, the mildest first; else in the catalogue's order. */
export function repairsHere(
  step: { repair: readonly string[] },
  platform: Platform,
  texts: ReadonlyMap<string, RepairHere> | null,
): RepairHere[] {
  const here = step.repair.flatMap((id) => {
    const text = texts?.get(id);
    return text?.platforms.includes(platform) ? [text] : [];
  });
  return here.sort((a, b) => a.harm - b.harm);
}

/**
 * What was done and helped, by the newest job of each repair: a sentence that ticks its step. A fault that a
 * check has seen since takes the tick away again.
 */
export function repairedBy(
  jobs: readonly Job[] | null,
  entry: string,
  texts: ReadonlyMap<string, RepairHere> | null = null,
  reports: readonly CheckReport[] = [],
): ReadonlyMap<string, string> {
  const newest = new Map<string, Job>();
  for (const job of jobs ?? []) if (job.entry === entry && !newest.has(job.repair)) newest.set(job.repair, job);
  const isBack = ({ repair, at }: Job) => {
    const { needs = [], calm = [] } = texts?.get(repair) ?? {};
    return reports.some(({ findings }) =>
      findings.some((one) => one.at > at && needs.includes(one.id) && !calm.includes(one.id)),
    );
  };
  return new Map(
    [...newest].flatMap(([repair, job]) => {
      if (job.busy || job.state !== 'done' || job.verified !== 'yes' || isBack(job)) return [];
      return [[repair, `${t.repair.ticked} ${job.evidence[0] ? retell(job.evidence[0]).text : ''}`.trim()]];
    }),
  );
}
