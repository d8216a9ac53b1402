import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAppIcons } from '../icons/app-icons';
import { ensureApp } from '../outputs.mjs';
import { licenceFaults, readNotices, writeNotices } from './notices';

/** Root of the project. */
export const ROOT = join(import.meta.dirname, '..', '..');
export const OUT = join(ROOT, 'out');

/** Builds what is packed: the program, its icons, the licences of what it contains. Fails with the reason. */
export async function makeParts({ rebuild }: { rebuild: boolean }): Promise<void> {
  if (!(await ensureApp({ force: rebuild }))) throw new Error('the program could not be built');
  await writeAppIcons(join(OUT, 'icons'));
  const notices = readNotices(OUT);
  const faults = licenceFaults(notices);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  writeFileSync(join(OUT, 'THIRD-PARTY-NOTICES.txt'), writeNotices(notices));
}
