import { z } from 'zod';
import { EVENT_GROUPS, PLATFORMS } from './words';

/**
 * Reading Spotify's own traces: where they are, a book of lines to look through, recordings and the
 * watch. The page names sources, books and views by id; only main knows files.
 */

/** What a source is made of. */
export const SOURCE_KINDS = [
  'launcher-log',
  'cef-log',
  'crash-report',
  'crash-record',
  'journal',
  'event-log',
  'recording',
  'given',
] as const;
/** Whether there is something to read, and if not, why. */
export const SOURCE_STATES = ['present', 'empty', 'absent', 'unreadable'] as const;
/** Why a source gives nothing; `quiet` means that Spotify writes there only when asked to. */
export const SOURCE_REASONS = ['quiet', 'not-installed', 'no-permission', 'tool-missing', 'too-old', 'failed'] as const;

export const LogSource = z.strictObject({
  id: z.string().max(120),
  kind: z.enum(SOURCE_KINDS),
  /** Words for people: "Launcher log", "User journal", the name of a dropped file. Never a path. */
  label: z.string().max(200),
  /** Kind of install it belongs to, where it belongs to one. */
  install: z.string().nullable(),
  platform: z.enum(PLATFORMS),
  state: z.enum(SOURCE_STATES),
  why: z.enum(SOURCE_REASONS).nullable(),
  bytes: z.number().int().nullable(),
  /** ISO 8601, UTC. */
  changedAt: z.string().nullable(),
});
export type LogSource = z.infer<typeof LogSource>;

const bookId = z.string().max(40);
const viewId = z.string().max(40);
const sourceId = z.string().max(120);

/** What a view leaves in. Empty lists leave everything in. */
export const LogFilter = z.strictObject({
  levels: z.array(z.string().max(10)).max(40),
  /** `other` are lines that are no known event. */
  groups: z.array(z.enum([...EVENT_GROUPS, 'other'])).max(6),
  /** Plain text, case-insensitive. */
  text: z.string().max(200),
  sources: z.array(sourceId).max(40),
  /** Leaves known noise out. */
  foldNoise: z.boolean(),
});
export type LogFilter = z.infer<typeof LogFilter>;

/** One line as the viewer shows it. */
export const LogRow = z.strictObject({
  /** Place in the view, from 0. */
  at: z.number().int().min(0),
  source: sourceId,
  /** 1-based line in its source. */
  line: z.number().int().min(1),
  /** ISO 8601 in UTC, a bare time of day, or null. */
  time: z.string().nullable(),
  level: z.string().nullable(),
  group: z.enum([...EVENT_GROUPS, 'other']),
  event: z.string().nullable(),
  possible: z.array(z.string()),
  /** At most 2,000 characters, control characters taken out. */
  text: z.string().max(2100),
});
export type LogRow = z.infer<typeof LogRow>;

export const LogBook = z.strictObject({
  book: bookId,
  sources: z.array(LogSource),
  /** Lines read so far. */
  lines: z.number().int(),
  problems: z.number().int(),
  /** Bytes read and to read; equal when done. */
  read: z.number().int(),
  size: z.number().int(),
  done: z.boolean(),
  following: z.boolean(),
});
export type LogBook = z.infer<typeof LogBook>;

export const LogView = z.strictObject({ view: viewId, rows: z.number().int(), problems: z.number().int() });
export type LogView = z.infer<typeof LogView>;

export const RECORD_STATES = ['idle', 'stopping', 'starting', 'recording', 'restoring', 'ended', 'failed'] as const;
export const RECORD_FAILURES = [
  'not-installed',
  'will-not-quit',
  'will-not-start',
  'no-space',
  'not-here',
  'failed',
] as const;
export const Recording = z.strictObject({
  id: z.string().max(60),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Source that opens it in a book. */
  source: sourceId,
  bytes: z.number().int(),
  lines: z.number().int(),
  problems: z.number().int(),
  install: z.string().nullable(),
});
export type Recording = z.infer<typeof Recording>;
export const RecordState = z.strictObject({
  state: z.enum(RECORD_STATES),
  failure: z.enum(RECORD_FAILURES).nullable(),
  current: Recording.nullable(),
  /** Newest events of the running recording, at most 200. */
  latest: z.array(
    z.strictObject({
      time: z.string().nullable(),
      event: z.string(),
      group: z.enum(EVENT_GROUPS),
      text: z.string().max(600),
      possible: z.array(z.string()),
    }),
  ),
  past: z.array(Recording),
  /** What will be done, in words of this system: shown before the person agrees. */
  plan: z.strictObject({ quits: z.boolean(), command: z.string().max(600), install: z.string().nullable() }).nullable(),
});
export type RecordState = z.infer<typeof RecordState>;

export const WatchNotice = z.strictObject({
  id: z.string().max(60),
  at: z.string(),
  event: z.string(),
  text: z.string().max(600),
  possible: z.array(z.string()),
  source: sourceId,
});
export type WatchNotice = z.infer<typeof WatchNotice>;

const call = <I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O) => ({ doc, input, output });
const nothing = z.strictObject({});

export const logCalls = {
  'logs.sources': call('Where Spotify leaves traces here, and what is there.', nothing, z.array(LogSource)),
  'logs.open': call(
    'Opens sources as one book, merged by time. Reading goes on in the background.',
    z.strictObject({ sources: z.array(sourceId).max(40) }),
    LogBook,
  ),
  'logs.paste': call(
    'Opens text a person pasted or dropped.',
    z.strictObject({ name: z.string().max(200), text: z.string().max(64 * 1024 * 1024) }),
    LogBook,
  ),
  'logs.choose': call(
    "Lets the person choose files in the system's own dialog; null when they changed their mind.",
    nothing,
    LogBook.nullable(),
  ),
  'logs.state': call('How far a book is.', z.strictObject({ book: bookId }), LogBook),
  'logs.view': call('Filters a book.', z.strictObject({ book: bookId, filter: LogFilter }), LogView),
  'logs.rows': call(
    'Rows of a view.',
    z.strictObject({ view: viewId, from: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
    z.array(LogRow),
  ),
  'logs.next': call(
    'Place of the next or previous problem, or of the next line with a text; null when there is none.',
    z.strictObject({
      view: viewId,
      from: z.number().int().min(-1),
      back: z.boolean(),
      text: z.string().max(200).nullable(),
    }),
    z.number().int().nullable(),
  ),
  'logs.follow': call(
    "Follows a book's sources as they grow, or stops.",
    z.strictObject({ book: bookId, on: z.boolean() }),
    LogBook,
  ),
  'logs.copy': call(
    'Lines of a view as text, private parts taken out unless told otherwise.',
    z.strictObject({ view: viewId, from: z.number().int().min(0), to: z.number().int().min(0), redact: z.boolean() }),
    z.string(),
  ),
  'logs.close': call('Lets a book go.', z.strictObject({ book: bookId }), nothing),
  'record.state': call('Where recording stands, and what was recorded.', nothing, RecordState),
  'record.start': call(
    'Quits Spotify and starts it with its log switched on. The person has agreed.',
    nothing,
    RecordState,
  ),
  'record.stop': call('Ends the recording and puts things back.', nothing, RecordState),
  'record.remove': call('Removes a recording.', z.strictObject({ id: z.string().max(60) }), RecordState),
  'watch.notices': call('What the watch has seen, newest first.', nothing, z.array(WatchNotice)),
} as const;

const event = <P extends z.ZodType>(doc: string, payload: P) => ({ doc, payload });

export const logEvents = {
  'logs.changed': event('A book was read further or grew.', LogBook),
  'record.changed': event('Recording went on.', RecordState),
  'watch.seen': event('The watch saw something new.', WatchNotice),
} as const;
