import type { Ports } from '../../ports';
import { fromLatin1, sha256, toLatin1 } from '../bytes';
import { shorten } from '../shorten';
import type { ActOf } from './act';
import { type ActContext, ActFault, type ActHandler, type Standing } from './kind';

type EditBytes = ActOf<'edit-bytes'>;

/** Hosts files of block lists reach some tens of megabytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Pieces of a file, written in place: renaming a new file over it would lose its owner, its rights and what
 * guards it. A whole copy is kept first. A file that somebody else changed since is put back piece by piece,
 * where each piece still stands, once.
 */
export const editBytes: ActHandler<'edit-bytes'> = {
  async look(act, context) {
    return standing(act, await read(act, context.ports), context);
  },
  async perform(act, context) {
    const now = await read(act, context.ports);
    const before = (await standing(act, now, context)) === 'torn' ? await context.copy.get() : now;
    if (before === null || (await sha256(before)) !== act.shaBefore) throw new ActFault('changed');
    await context.copy.put(before);
    await context.ports.files.writeInPlace(act.path, applied(act, before));
  },
  async revert(act, context) {
    const now = await read(act, context.ports);
    const torn = (await standing(act, now, context)) === 'torn';
    const untouched = (await sha256(now)) === act.shaAfter;
    const back = torn ? await context.copy.get() : untouched ? applied(inverse(act), now) : unapplied(act, now);
    if (back === null) throw new ActFault('changed');
    await context.ports.files.writeInPlace(act.path, back);
  },
  closed: () => false,
  show: ({ path, edits }, { ports }) => ({
    kind: 'text',
    place: shorten(ports, path),
    line: null,
    before: joined(edits.map(({ before }) => before)),
    after: joined(edits.map(({ after }) => after)),
  }),
};

/** The act that makes these edits, which must not overlap; `at` is an offset into the bytes. */
export async function planEdit(path: string, bytes: Uint8Array, edits: EditBytes['edits']): Promise<EditBytes> {
  const sorted = [...edits].sort((a, b) => a.at - b.at);
  const act: EditBytes = { kind: 'edit-bytes', path, edits: sorted, shaBefore: await sha256(bytes), shaAfter: '' };
  return { ...act, shaAfter: await sha256(applied(act, bytes)) };
}

const joined = (pieces: readonly string[]) =>
  new TextDecoder().decode(fromLatin1(pieces.map((piece) => piece.trimEnd()).join('\n'))).slice(0, 1900);

async function read({ path }: EditBytes, { files }: Ports): Promise<Uint8Array> {
  const facts = await files.linkFacts(path);
  if (facts?.kind !== 'file') throw new ActFault(facts === null ? 'changed' : 'link');
  return files.read(path, MAX_BYTES);
}

async function standing(act: EditBytes, now: Uint8Array, { copy }: ActContext): Promise<Standing> {
  const sum = await sha256(now);
  if (sum === act.shaBefore) return 'before';
  if (sum === act.shaAfter) return 'after';
  const before = await copy.get();
  if (before !== null && (isTorn(now, applied(act, before), before) || isTorn(now, before, applied(act, before))))
    return 'torn';
  return unapplied(act, now) === null ? 'other' : 'after';
}

/** Whether the content is the beginning of one and, from there on, the rest of the other, or ends there. */
function isTorn(now: Uint8Array, first: Uint8Array, rest: Uint8Array): boolean {
  let same = 0;
  while (same < now.length && now[same] === first[same]) same += 1;
  return now.subarray(same).every((byte, at) => byte === rest[same + at]);
}

function applied({ edits }: Pick<EditBytes, 'edits'>, bytes: Uint8Array): Uint8Array {
  const text = toLatin1(bytes);
  let done = '';
  let from = 0;
  for (const { at, before, after } of edits) {
    if (at < from || text.slice(at, at + before.length) !== before) throw new ActFault('changed');
    done += text.slice(from, at) + after;
    from = at + before.length;
  }
  return fromLatin1(done + text.slice(from));
}

/** The way back where nobody touched the file: the same places, moved by what the edits before them added. */
function inverse({ edits }: EditBytes): Pick<EditBytes, 'edits'> {
  let moved = 0;
  return {
    edits: edits.map(({ at, before, after }) => {
      const place = at + moved;
      moved += after.length - before.length;
      return { at: place, before: after, after: before };
    }),
  };
}

/**
 * The content with each new piece taken back, wherever it stands by now; null unless each stands as often as it
 * was written. Long pieces first: a short one may be the beginning of another.
 */
function unapplied({ edits }: EditBytes, now: Uint8Array): Uint8Array | null {
  const text = toLatin1(now);
  const pieces = [...new Set(edits.map(({ after }) => after))].sort((a, b) => b.length - a.length);
  const taken: EditBytes['edits'] = [];
  for (const piece of pieces) {
    if (piece === '') return null;
    const own = edits.filter(({ after }) => after === piece);
    const places = placesOf(text, piece).filter(
      (at) => !taken.some((one) => at < one.at + one.before.length && one.at < at + piece.length),
    );
    if (places.length !== own.length) return null;
    // Equal pieces are met in the order they were written.
    own.forEach(({ before }, index) => {
      taken.push({ at: places[index] ?? 0, before: piece, after: before });
    });
  }
  return applied({ edits: taken.sort((a, b) => a.at - b.at) }, now);
}

function placesOf(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) found.push(at);
  return found;
}
