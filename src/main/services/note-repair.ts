import type { Catalog } from '../../contract/catalog';
import type { Job } from '../../contract/repairs';
import type { WorkLog } from './work-log';

/** Puts a repair that was done into the history, under its title, with the entry the person was at. */
export async function noteRepair(
  workLog: Pick<WorkLog, 'noteRepaired'>,
  { entries, repairs }: Pick<Catalog, 'entries' | 'repairs'>,
  { id, repair, entry }: Job,
): Promise<void> {
  const title = repairs.find((text) => text.id === repair)?.title ?? repair;
  await workLog.noteRepaired(id, entries.find((one) => one.id === entry) ?? null, title);
}
