import { joinPath } from '../../../paths';
import { type FileFacts, PortError, type Ports } from '../../../ports';
import { type Look, nothing } from './source';

export interface SeenFile {
  name: string;
  path: string;
  size: number;
  modifiedMs: number;
}

/** Names read of a folder, and files taken of it, the newest ones. */
const MAX_NAMES = 5000;
const MAX_FILES = 40;
const AT_ONCE = 32;

/** Files of a folder, the one written last at the end; or why there are none. */
export type SeenFolder = { files: SeenFile[] } | { none: 'absent' | 'no-permission' | 'failed' };

/** Lists the ordinary files of a folder whose name is wanted, at most the 40 newest. Links are followed, pipes are not files. */
export async function filesIn(
  { files, machine }: Ports,
  folder: string,
  wanted: (name: string) => boolean,
): Promise<SeenFolder> {
  let names: string[];
  try {
    names = (await files.list(folder, MAX_NAMES)).filter(wanted);
  } catch (error) {
    return { none: whyNot(error) };
  }
  const seen: SeenFile[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names
      .slice(at, at + AT_ONCE)
      .map((name) => ({ name, path: joinPath(machine.platform, folder, name) }));
    const facts = await Promise.all(some.map(({ path }) => factsOrNull(files.facts(path))));
    facts.forEach((fact, index) => {
      const place = some[index];
      if (place && fact?.kind === 'file') seen.push({ ...place, size: fact.size, modifiedMs: fact.modifiedMs });
    });
  }
  seen.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
  return { files: seen.slice(-MAX_FILES) };
}

/** Looks at the logs of a folder as one source. */
export async function lookAtFolder(ports: Ports, folder: string, wanted: (name: string) => boolean): Promise<Look> {
  const seen = await filesIn(ports, folder, wanted);
  if ('none' in seen) return seen.none === 'absent' ? nothing('absent') : nothing('unreadable', seen.none);
  return lookAtFiles(ports, seen.files);
}

/** Looks at one log, in a folder that need not be listable. */
export async function lookAtFile(ports: Ports, path: string): Promise<Look> {
  try {
    const facts = await ports.files.facts(path);
    if (facts === null) return nothing('absent');
    if (facts.kind !== 'file') return nothing('unreadable', 'failed');
    return await lookAtFiles(ports, [{ name: '', path, size: facts.size, modifiedMs: facts.modifiedMs }]);
  } catch (error) {
    const none = whyNot(error);
    return none === 'absent' ? nothing('absent') : nothing('unreadable', none);
  }
}

/** Each file is opened for a moment: a log that may not be read is not there to be read. */
async function lookAtFiles({ files }: Ports, found: readonly SeenFile[]): Promise<Look> {
  const filled = found.filter(({ size }) => size > 0);
  const changedMs = filled.at(-1)?.modifiedMs ?? found.at(-1)?.modifiedMs ?? null;
  if (filled.length === 0) return { ...nothing('empty'), bytes: 0, changedMs };
  const readable: SeenFile[] = [];
  let refused: 'no-permission' | 'failed' = 'failed';
  for (const file of filled) {
    try {
      const handle = await files.open(file.path);
      await handle.close();
      readable.push(file);
    } catch (error) {
      if (whyNot(error) === 'no-permission') refused = 'no-permission';
    }
  }
  if (readable.length === 0) return { ...nothing('unreadable', refused), changedMs };
  return {
    state: 'present',
    why: null,
    bytes: readable.reduce((sum, { size }) => sum + size, 0),
    changedMs: readable.at(-1)?.modifiedMs ?? null,
    reading: { by: 'files', paths: readable.map(({ path }) => path) },
  };
}

async function factsOrNull(look: Promise<FileFacts | null>): Promise<FileFacts | null> {
  try {
    return await look;
  } catch (error) {
    whyNot(error);
    return null;
  }
}

/** What a port's failure says of a place; any other error is a fault of ours and goes on. */
export function whyNot(error: unknown): 'absent' | 'no-permission' | 'failed' {
  if (!(error instanceof PortError)) throw error;
  if (error.code === 'not-found') return 'absent';
  return error.code === 'no-permission' ? 'no-permission' : 'failed';
}
