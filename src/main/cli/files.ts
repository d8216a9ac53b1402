import type { Files } from '../ports';
import { PortError } from '../ports';
import { UsageFault } from '../usage';

const WHY: Readonly<Partial<Record<PortError['code'], string>>> = {
  'not-found': 'there is no such file; check the name',
  'no-permission': 'the system does not allow it; check the rights',
  'is-folder': 'this is a folder; name a file in it',
  'not-a-file': 'this is not an ordinary file',
  'too-large': 'this file is too large for this command',
};

/** The one line for a file that a person named and that cannot be used. */
export function explainFile(path: string, error: unknown): UsageFault {
  const why =
    error instanceof PortError ? (WHY[error.code] ?? `it cannot be used (${error.system})`) : 'it cannot be used';
  return new UsageFault(`${path}: ${why}`);
}

/** Reads a file that a person named; what cannot be read becomes one clear line. */
export async function readGivenFile(files: Pick<Files, 'read'>, path: string, most: number): Promise<Uint8Array> {
  try {
    return await files.read(path, most);
  } catch (error) {
    throw explainFile(path, error);
  }
}

/** Writes a file that a person named, whole or not at all, readable for them alone. */
export async function writeGivenFile(
  files: Pick<Files, 'writeAtomic'>,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  try {
    await files.writeAtomic(path, typeof content === 'string' ? new TextEncoder().encode(content) : content, 0o600);
  } catch (error) {
    throw explainFile(path, error);
  }
}
