import type { LogPatterns } from '../../../../catalog/log/compile';
import type { LocalToUtc } from '../../../../catalog/log/timeline';
import { PortError, type Ports } from '../../../ports';
import { HEAD_BYTES } from '../encoding';
import { scanFile } from '../scan';
import { LogScanner, type ScannedLog } from '../scanner';
import type { FoundSource } from './source';

export interface ScanSourceOptions {
  patterns: LogPatterns;
  signal: AbortSignal;
  /** Events to list for each file at most; 10,000 unless given. */
  limit?: number;
  localToUtc?: LocalToUtc;
  /** Read the newest part alone: so many bytes of the source, and no file written to before that moment. */
  newest?: { bytes: number; sinceMs: number };
}

/**
 * Scans what a source holds: one scan for each file, newest last, under the source's label. A file that went
 * away meanwhile is passed over; throws PortError when nothing of a source that is there could be read.
 */
export async function scanSource(
  ports: Pick<Ports, 'files' | 'clock'>,
  { source, reading }: FoundSource,
  options: ScanSourceOptions,
): Promise<ScannedLog[]> {
  if (reading.by === 'nothing') return [];
  if (reading.by === 'text') {
    const text = await reading.read(options.signal);
    const scanner = new LogScanner({ ...options, writtenMs: ports.clock.now() });
    scanner.push(new TextEncoder().encode(text));
    return text === '' ? [] : [scanner.end(source.label)];
  }
  const { paths } = reading;
  const scans: ScannedLog[] = [];
  let room = options.newest?.bytes ?? Number.POSITIVE_INFINITY;
  let trouble: PortError | null = null;
  for (const [place, path] of [...paths.entries()].reverse()) {
    if (room <= 0) break;
    const label = paths.length === 1 ? source.label : `${source.label} (${place + 1} of ${paths.length})`;
    try {
      if (options.newest) {
        const end = await scanEnd(ports, path, room, options);
        if (end === null) continue;
        scans.unshift({ ...end.scan, file: label });
        room -= end.read;
      } else scans.unshift({ ...(await scanFile(ports, path, options)), file: label });
    } catch (error) {
      if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
      trouble = error;
    }
  }
  if (scans.length === 0 && trouble && trouble.code !== 'not-found') throw trouble;
  return scans;
}

const CHUNK = 256 * 1024;

/** Scans the last `most` bytes of a file from the first whole line on; null when it is older than asked for. */
async function scanEnd(
  ports: Pick<Ports, 'files'>,
  path: string,
  most: number,
  options: ScanSourceOptions,
): Promise<{ scan: ScannedLog; read: number } | null> {
  const handle = await ports.files.open(path);
  try {
    const { size, modifiedMs } = await handle.facts();
    if (modifiedMs < (options.newest?.sinceMs ?? 0)) return null;
    const scanner = new LogScanner({ ...options, writtenMs: modifiedMs });
    // Two bytes make a character of UTF-16: begin at a whole one.
    const begin = Math.max(0, Math.floor((size - most) / 2) * 2);
    const buffer = new Uint8Array(Math.min(CHUNK, Math.max(size - begin, HEAD_BYTES)));
    for (let at = begin; at < size; ) {
      if (options.signal.aborted) throw new PortError('cancelled', 'ABORT_ERR');
      const count = await handle.read(buffer.subarray(0, Math.min(buffer.length, size - at)), at);
      if (count <= 0) break;
      const piece = buffer.slice(0, count);
      scanner.push(at === begin && begin > 0 ? afterFirstLine(piece) : piece);
      at += count;
    }
    return { scan: scanner.end(path), read: size - begin };
  } finally {
    await handle.close();
  }
}

/** Leaves out a line whose beginning was not read. In UTF-16 a zero beside the line feed goes with it. */
function afterFirstLine(piece: Uint8Array): Uint8Array {
  const feed = piece.indexOf(0x0a);
  if (feed < 0) return piece;
  const isLittleEndian = feed % 2 === 0 && piece[feed + 1] === 0;
  return piece.subarray(feed + (isLittleEndian ? 2 : 1));
}
