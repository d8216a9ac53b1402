import type { LogBook, LogSource } from '../../contract/logs';
import type { Platform } from '../../contract/words';
import type { BookSourceState, BookState, BookTrouble } from '../spotify/log/book/state';

/** What a trouble means for a source; one that gave lines all the same is still said to be hard to read. */
const TROUBLES: Readonly<Record<BookTrouble, Pick<LogSource, 'state' | 'why'>>> = {
  gone: { state: 'absent', why: null },
  changed: { state: 'unreadable', why: 'failed' },
  'is-folder': { state: 'unreadable', why: 'failed' },
  'not-a-file': { state: 'unreadable', why: 'failed' },
  'no-permission': { state: 'unreadable', why: 'no-permission' },
  'too-large': { state: 'unreadable', why: 'failed' },
  'too-many': { state: 'unreadable', why: 'failed' },
  failed: { state: 'unreadable', why: 'failed' },
};

/** A book as the page sees it. */
export function describeBook(book: string, sources: readonly LogSource[], state: BookState): LogBook {
  const { lines, problems, read, size, done, following } = state;
  const held = new Map(state.sources.map((source) => [source.id, source]));
  return {
    book,
    sources: sources.map((source) => ({ ...source, ...stateOf(source, held.get(source.id), done) })),
    lines,
    problems,
    read,
    size,
    done,
    following,
  };
}

function stateOf(source: LogSource, held: BookSourceState | undefined, done: boolean): Partial<LogSource> {
  if (!held) return {};
  if (held.trouble !== null) return TROUBLES[held.trouble];
  if (held.lines > 0) return { state: 'present', why: null };
  // What was known of a source without lines before it was opened is more than an empty file tells.
  return done && source.state === 'present' ? { state: 'empty' } : {};
}

/** A source that a person handed over: text or a file of theirs. `label` is shown as it is. */
export function givenSource(platform: Platform, label: string, number: number, bytes: number | null): LogSource {
  return {
    id: `given-${number}`,
    kind: 'given',
    label: label.slice(0, 200),
    install: null,
    platform,
    state: 'present',
    why: null,
    bytes,
    changedAt: null,
  };
}
