import { writeFile } from 'node:fs/promises';

/** How many of a program's own cases held. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Leaves the counts where the test command asked for them (`BACKLINE_COUNTS`); nowhere when nobody asked. */
export async function writeCounts(counts: Counts): Promise<void> {
  const file = process.env.BACKLINE_COUNTS;
  if (file) await writeFile(file, JSON.stringify(counts));
}
