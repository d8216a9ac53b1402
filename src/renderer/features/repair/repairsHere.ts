import type { RepairText } from '../../../contract/catalog';
import type { Job } from '../../../contract/repairs';
import type { Platform } from '../../../contract/words';
import { t } from '../../strings';

/** Repairs of a step that exist on this system, the mildest first. */
export function repairsHere(
  step: { repair: readonly string[] },
  platform: Platform,
  texts: ReadonlyMap<string, RepairText> | null,
): RepairText[] {
  return step.repair.flatMap((id) => {
    const text = texts?.get(id);
    return text?.platforms.includes(platform) ? [text] : [];
  });
}

/** What was done and helped, by the newest job of each repair: a sentence that ticks its step. */
export function repairedBy(jobs: readonly Job[] | null, entry: string): ReadonlyMap<string, string> {
  const newest = new Map<string, Job>();
  for (const job of jobs ?? []) if (job.entry === entry && !newest.has(job.repair)) newest.set(job.repair, job);
  return new Map(
    [...newest].flatMap(([repair, { state, verified, evidence }]) =>
      state === 'done' && verified === 'yes' ? [[repair, `${t.repair.ticked} ${evidence[0]?.text ?? ''}`.trim()]] : [],
    ),
  );
}
