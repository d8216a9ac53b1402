import { type FileFacts, type Files, PortError } from '../../../ports';
import { FileBytes } from './bytes';
import type { Part } from './part';
import type { BookTrouble } from './state';

/** Opens a plain file. Throws PortError: `is-folder`, `not-a-file`, `not-found` ... */
export async function openFile(
  files: Pick<Files, 'open'>,
  path: string,
): Promise<{ bytes: FileBytes; facts: FileFacts }> {
  const handle = await files.open(path);
  try {
    const facts = await handle.facts();
    if (facts.kind === 'folder') throw new PortError('is-folder', 'EISDIR');
    if (facts.kind !== 'file') throw new PortError('not-a-file', facts.kind);
    return { bytes: new FileBytes(handle), facts };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Reads on where a part stands, up to `limit` bytes of its file. Every read begins with bytes that are known:
 * when they differ, the file was written anew and nothing of it is taken. Answers `changed` for that and for
 * a file that became shorter.
 */
export async function readOn(
  part: Part,
  file: FileBytes,
  limit: number,
  window: Buffer,
  step: () => boolean,
): Promise<'read' | 'changed' | 'stopped'> {
  while (part.seen < limit) {
    if (!step()) return 'stopped';
    const known = part.mark;
    const wanted = Math.min(window.length, known.length + limit - part.seen);
    const count = await file.handle.read(window.subarray(0, wanted), part.seen - known.length);
    if (count < known.length || !window.subarray(0, known.length).equals(known)) return 'changed';
    if (count === known.length) return 'changed';
    part.push(window.subarray(known.length, count));
  }
  return 'read';
}

/** What to say of a source that could not be read. */
export function troubleOf(error: unknown): BookTrouble {
  const code = error instanceof PortError ? error.code : 'failed';
  if (code === 'not-found') return 'gone';
  return code === 'is-folder' || code === 'not-a-file' || code === 'no-permission' ? code : 'failed';
}
