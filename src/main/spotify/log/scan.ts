import type { LogPatterns } from '../../../catalog/log/compile';
import type { LocalToUtc } from '../../../catalog/log/timeline';
import { type Files, PortError, type Ports } from '../../ports';
import { HEAD_BYTES } from './encoding';
import { LogScanner, type ScannedLog } from './scanner';

export interface ScanFileOptions {
  patterns: LogPatterns;
  /** Events to list at most; 10,000 unless given. */
  limit?: number;
  signal?: AbortSignal;
  /** Called now and then with the bytes read so far and the size at the start. */
  onProgress?: (read: number, size: number) => void;
  /** Zone of the log's computer, where it is not this one. */
  localToUtc?: LocalToUtc;
}

/** Bytes between two calls of `onProgress`. */
const PROGRESS_STEP = 16 * 1024 * 1024;

/**
 * Scans one log file from start to end. What is written to it meanwhile is read as far as it had grown when
 * the scan began; a file that shrinks ends early. Throws PortError: `not-found`, `no-permission`,
 * `is-folder`, `not-a-file`, `cancelled`, `failed`.
 */
export async function scanFile(
  ports: { files: Pick<Files, 'open'> } & Pick<Ports, 'clock'>,
  path: string,
  options: ScanFileOptions,
): Promise<ScannedLog> {
  const handle = await ports.files.open(path);
  try {
    const facts = await handle.facts();
    if (facts.kind === 'folder') throw new PortError('is-folder', 'EISDIR');
    if (facts.kind !== 'file') throw new PortError('not-a-file', facts.kind);
    const scanner = new LogScanner({ ...options, writtenMs: facts.modifiedMs });
    const head = new Uint8Array(HEAD_BYTES);
    let at = 0;
    let told = 0;
    while (at < facts.size) {
      refuseWhenCancelled(options.signal);
      const room = scanner.room() ?? head;
      const wanted = Math.min(room.length, facts.size - at);
      const count = await handle.read(room.subarray(0, wanted), at);
      if (count <= 0) break;
      if (room === head) scanner.push(head.slice(0, count));
      else scanner.filled(count);
      at += count;
      if (at - told < PROGRESS_STEP) continue;
      told = at;
      options.onProgress?.(at, facts.size);
    }
    refuseWhenCancelled(options.signal);
    options.onProgress?.(at, facts.size);
    return scanner.end(path);
  } finally {
    await handle.close();
  }
}

/** Scans bytes that come as a stream, standard input for one. `file` is the name to answer with. */
export async function scanStream(
  ports: Pick<Ports, 'clock'>,
  file: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: Omit<ScanFileOptions, 'onProgress'>,
): Promise<ScannedLog> {
  const scanner = new LogScanner({ ...options, writtenMs: ports.clock.now() });
  for await (const piece of pieces) {
    refuseWhenCancelled(options.signal);
    scanner.push(piece);
  }
  return scanner.end(file);
}

/** Scans text that is at hand, what a person pasted for one. */
export function scanText(
  ports: Pick<Ports, 'clock'>,
  file: string,
  text: string,
  options: Pick<ScanFileOptions, 'patterns' | 'limit' | 'localToUtc'>,
): ScannedLog {
  const scanner = new LogScanner({ ...options, writtenMs: ports.clock.now() });
  scanner.push(new TextEncoder().encode(text));
  return scanner.end(file);
}

function refuseWhenCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new PortError('cancelled', 'ABORT');
}
