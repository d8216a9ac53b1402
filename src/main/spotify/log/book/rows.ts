import { redactLogText } from '../../../../catalog/log/redact';
import { withoutControls } from '../../../../catalog/log/text';
import type { LogRow } from '../../../../contract/logs';
import { GROUPS } from './columns';
import type { Part } from './part';
import { readFully } from './search';
import type { Place, Shelf } from './view';

/** Characters of a line that are shown. */
export const MOST_SHOWN = 2000;
/** Characters of a line that are copied. */
const MOST_COPIED = 4000;
/** Lines of one part closer to each other than this are read in one go. */
const NEAR = 16 * 1024;
/** Bytes read in one go at most. */
const STRETCH = 512 * 1024;

/** Reads rows as they are shown; `first` is the row of the first place. */
export async function readRows(shelf: Shelf, places: readonly Place[], first: number): Promise<LogRow[]> {
  const texts = await readTexts(places);
  return places.map(({ part, line }, index): LogRow => {
    const kind = shelf.kinds.events[part.lines.event(line)] ?? null;
    return {
      at: first + index,
      source: shelf.sources[part.source] ?? '',
      line: line + 1,
      time: part.times.show(part.lines, line),
      level: shelf.kinds.levels[part.lines.level(line)] ?? null,
      group: GROUPS[part.lines.group(line)] ?? 'other',
      event: kind?.event ?? null,
      possible: kind ? [...kind.possible] : [],
      text: shorten(texts[index] ?? '', MOST_SHOWN),
    };
  });
}

/** Lines as text, one below the other, private parts taken out if `redact` says so. */
export async function copyLines(places: readonly Place[], redact: boolean): Promise<string> {
  const copied: string[] = [];
  for (const text of await readTexts(places)) {
    const line = shorten(text, MOST_COPIED);
    copied.push(redact ? redactLogText(line) : line);
  }
  return copied.join('\n');
}

/** Texts of lines, control characters taken out. What can no longer be read is empty. */
async function readTexts(places: readonly Place[]): Promise<string[]> {
  const texts = new Array<string>(places.length).fill('');
  const byPart = new Map<Part, { start: number; length: number; index: number }[]>();
  for (const [index, { part, line }] of places.entries()) {
    const item = { start: part.lines.offset(line), length: part.lines.length(line), index };
    const items = byPart.get(part);
    if (items) items.push(item);
    else byPart.set(part, [item]);
  }
  for (const [part, items] of byPart) {
    for (let at = 0; at < items.length; ) {
      const from = items[at]?.start ?? 0;
      let to = from;
      let after = at;
      for (let item = items[after]; item; item = items[++after]) {
        const end = item.start + item.length;
        if (after > at && (item.start - to > NEAR || end - from > STRETCH)) break;
        to = Math.max(to, end);
      }
      const buffer = Buffer.allocUnsafe(to - from);
      const read = await readFully(part.bytes, buffer, from);
      for (; at < after; at += 1) {
        const item = items[at];
        if (!item) break;
        const start = Math.min(item.start - from, read);
        const text = buffer.toString('utf8', start, Math.min(start + item.length, read));
        texts[item.index] = withoutControls(text);
      }
    }
  }
  return texts;
}

/** Cuts where no character is cut in two. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
