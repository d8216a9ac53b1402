import { constants } from 'node:fs';
import { lstat, open, rename, unlink, writeFile } from 'node:fs/promises';
import type { Platform } from '../../contract/words';
import { folderOf } from '../paths';
import { PortError } from '../ports';
import { asPort, toPortError } from './errors';

/** Windows asks before it starts a file from the internet that bears this mark, as those of browsers do. */
const ZONE = '[ZoneTransfer]\r\nZoneId=3\r\n';

/** See `Files.fill`. */
export async function fill(
  platform: Platform,
  { path, draft }: { path: string; draft: string },
  pieces: AsyncIterable<Uint8Array>,
  look: (draft: string) => Promise<void>,
): Promise<void> {
  if (path === draft || folderOf(platform, path) !== folderOf(platform, draft)) throw new PortError('failed', 'EINVAL');
  await refuse(path, () => new PortError('busy', 'EEXIST'));
  await refuse(draft, (isFile) => (isFile ? null : new PortError('not-a-file', 'ELOOP')));
  try {
    await write(platform, draft, pieces);
    await look(draft);
    await refuse(path, () => new PortError('busy', 'EEXIST'));
    await asPort(rename(draft, path));
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw error;
  }
}

async function write(platform: Platform, draft: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
  const noLink = platform === 'windows' ? 0 : constants.O_NOFOLLOW;
  const handle = await asPort(open(draft, flags | noLink, 0o600));
  try {
    for await (const piece of pieces) await asPort(handle.writeFile(piece));
    await asPort(handle.sync());
  } finally {
    await handle.close();
  }
  // Disks without such marks, USB sticks for one, cannot take it.
  if (platform === 'windows') await writeFile(`${draft}:Zone.Identifier`, ZONE).catch(() => {});
}

async function refuse(path: string, why: (isFile: boolean) => PortError | null): Promise<void> {
  const facts = await lstat(path).catch((error: unknown) => {
    const known = toPortError(error);
    if (known.code === 'not-found') return null;
    throw known;
  });
  const fault = facts && why(facts.isFile());
  if (fault) throw fault;
}
