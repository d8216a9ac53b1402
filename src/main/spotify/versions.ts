import type { ReadHandle } from '../ports';

/**
 * The numbers of a version as Spotify names it: `1:1.2.95.453.g0eeebbed-3` gives 1.2.95.453.
 * A packager's epoch, the hash and everything after go. Null when there are no such numbers.
 */
export function cleanVersion(text: string): string | null {
  const match = /^\s*"?(?:\d+:)?(\d{1,4}(?:\.\d{1,6}){2,3})(?![\d])/.exec(text);
  return match?.[1] ?? null;
}

/** Store packages fold minor and patch into one field: 1.301.234.0 is 1.3.1.234. */
export function fromStoreVersion(text: string): string | null {
  const match = /^(\d{1,4})\.(\d{1,6})\.(\d{1,6})\.\d{1,6}$/.exec(text);
  if (!match) return null;
  const folded = Number(match[2]);
  return `${match[1]}.${Math.floor(folded / 100)}.${folded % 100}.${match[3]}`;
}

/** Below 0 when `a` is older, above 0 when it is newer. Missing fields count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let field = 0; field < 4; field++) {
    const difference = (left?.[field] ?? 0) - (right?.[field] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const CHUNK = 256 * 1024;
/** Longer than any version with its hash. */
const OVERLAP = 48;
/** Spotify's program has some 60 MB on Linux. */
const MAX_SCAN = 192 * 1024 * 1024;

/**
 * Looks for `1.2.95.453.g0eeebbed` inside a program, for packages that tell their version nowhere
 * else. Reads at most 192 MiB. Null when there is none or the signal ends first.
 */
export async function findVersionInside(handle: ReadHandle, signal: AbortSignal): Promise<string | null> {
  const buffer = new Uint8Array(CHUNK + OVERLAP);
  const text = new TextDecoder('latin1');
  let carried = 0;
  for (let position = 0; position < MAX_SCAN && !signal.aborted; ) {
    const count = await handle.read(buffer.subarray(carried), position);
    if (count === 0) return null;
    const filled = carried + count;
    const match = /(?<![\d.])(\d{1,2}\.\d{1,3}\.\d{1,4}\.\d{1,6})\.g[0-9a-f]{7,10}(?![0-9a-f])/.exec(
      text.decode(buffer.subarray(0, filled)),
    );
    // A hash that touches the end of a chunk may go on in the next one.
    if (match?.[1] && (match.index + match[0].length < filled || count < CHUNK)) return match[1];
    position += count;
    carried = Math.min(OVERLAP, filled);
    buffer.copyWithin(0, filled - carried, filled);
  }
  return null;
}
