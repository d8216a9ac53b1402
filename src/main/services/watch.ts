import { z } from 'zod';
import type { LogPatterns } from '../../catalog/log/compile';
import { redactLogText } from '../../catalog/log/redact';
import { WatchNotice } from '../../contract/logs';
import type { Settings } from '../../contract/state';
import { type Clock, type Files, type Notifier, PortError } from '../ports';
import type { FoundSource } from '../spotify/log/sources/source';
import { type LiveEvent, LiveScan } from '../spotify/record/live-scan';
import { watchFileEvents } from '../spotify/watch/file-watch';
import { Judge } from '../spotify/watch/judge';
import type { MainWords } from '../words/en';
import { openStore, type Store } from './store';

/** Calls once after so many milliseconds; the answer takes it back. */
export type Later = (ms: number, work: () => void) => () => void;

export interface WatchParts {
  files: Files;
  clock: Clock;
  dataFolder: string;
  settings: Store<Settings>;
  patterns: () => Promise<LogPatterns>;
  /** What there is to follow, recordings aside. */
  sources: (signal: AbortSignal) => Promise<readonly FoundSource[]>;
  notifier: Notifier;
  /** In the language that is spoken when a notice is due. */
  words: () => MainWords;
  announce: (name: 'watch.seen', notice: WatchNotice) => void;
  /** The person followed a notice. */
  open: (notice: WatchNotice) => void;
  onFault(where: string, error: unknown): void;
  onDamaged?: (movedTo: string) => void;
  later?: Later;
}

export interface Watch {
  handlers: { 'watch.notices': (input: Record<string, never>) => Promise<WatchNotice[]> };
  /** Begins if the person switched it on, and follows the switch from then on. */
  begin(): Promise<void>;
  close(): void;
  /** Forgets what was seen. */
  clear(): Promise<void>;
}

/** Something that shows within this time that all works takes a fault back. */
const PATIENCE_MS = 30_000;
/** Journals and crash records tell nobody that they grew: they are looked at this often, and so is where new files may be. */
const BEAT_MS = 5 * 60_000;
/** A kind of event is told of once in this time. */
const QUIET_MS = 24 * 60 * 60_000;
const MOST_NOTICES = 100;
/** Files that are followed at a time. */
const MOST_FILES = 40;

interface Round {
  /** When the watch began, and how far text sources were judged; milliseconds since 1970. */
  since: number;
  judgedTo: number;
  stop: AbortController;
  files: Map<string, () => void>;
  /** Takes back what is still to be called. */
  timers: Set<() => void>;
}

/** Follows Spotify's traces while the app runs and says quietly when something new is wrong. Off by default. */
export function createWatch(parts: WatchParts): Watch {
  const { clock, files } = parts;
  const later = parts.later ?? laterByTimer;
  const notices = openStore<WatchNotice[]>({
    files,
    folder: parts.dataFolder,
    name: 'watch',
    schema: async () => z.array(WatchNotice),
    fallback: [],
    onDamaged: parts.onDamaged,
  });
  let round: Round | null = null;
  let isClosed = false;
  const fault = (error: unknown) => {
    if (!isClosed) parts.onFault('watch', error);
  };

  async function on(): Promise<void> {
    if (round !== null || isClosed) return;
    const since = clock.now();
    round = { since, judgedTo: since, stop: new AbortController(), files: new Map(), timers: new Set() };
    await beat(round);
  }

  function off(): void {
    const held = round;
    round = null;
    held?.stop.abort();
    for (const stop of held?.files.values() ?? []) stop();
    for (const takeBack of held?.timers ?? []) takeBack();
  }

  function schedule(held: Round, ms: number, work: () => void): void {
    if (held.stop.signal.aborted) return;
    const takeBack = later(ms, () => {
      held.timers.delete(takeBack);
      work();
    });
    held.timers.add(takeBack);
  }

  async function beat(held: Round): Promise<void> {
    const now = clock.now();
    try {
      for (const { source, reading } of await parts.sources(held.stop.signal)) {
        if (source.kind === 'recording' || source.kind === 'given' || reading.by === 'nothing') continue;
        if (reading.by === 'text') await readText(held, source.id, reading.read, now);
        else for (const path of reading.paths) await follow(held, source.id, path);
      }
      held.judgedTo = now - PATIENCE_MS;
    } catch (error) {
      if (!(error instanceof PortError)) fault(error);
    }
    schedule(held, BEAT_MS, () => void beat(held));
  }

  async function follow(held: Round, source: string, path: string): Promise<void> {
    if (held.stop.signal.aborted || held.files.has(path) || held.files.size >= MOST_FILES) return;
    held.files.set(path, () => {});
    const judge = new Judge(PATIENCE_MS);
    try {
      const stop = await watchFileEvents({
        files,
        patterns: await parts.patterns(),
        path,
        sinceMs: held.since,
        onEvent: (event) => {
          const wasWaiting = judge.isWaiting;
          if (judge.add(event, clock.monotonic()) && !wasWaiting) wait(held, source, judge);
        },
        onFault: fault,
      });
      if (held.stop.signal.aborted) stop();
      else held.files.set(path, stop);
    } catch (error) {
      // Tried again at the next beat.
      held.files.delete(path);
      if (!(error instanceof PortError)) throw error;
    }
  }

  function wait(held: Round, source: string, judge: Judge): void {
    schedule(held, PATIENCE_MS, () => {
      for (const event of judge.ripe(clock.monotonic())) void tell(source, event).catch(fault);
      if (judge.isWaiting) wait(held, source, judge);
    });
  }

  /** Journals and records come whole each time: only what is dated after the last look counts. */
  async function readText(
    held: Round,
    source: string,
    read: (signal: AbortSignal) => Promise<string>,
    now: number,
  ): Promise<void> {
    const judge = new Judge(PATIENCE_MS);
    const scan = new LiveScan({
      patterns: await parts.patterns(),
      sinceMs: null,
      untilMs: now,
      onEvent: (event) => {
        const { instant } = event.stamp;
        if (instant !== null && instant > held.judgedTo && instant <= now) judge.add(event, instant);
      },
    });
    try {
      scan.push(new TextEncoder().encode(await read(held.stop.signal)));
    } catch (error) {
      // A tool that is missing or refuses now may answer at the next beat.
      if (!(error instanceof PortError)) throw error;
    }
    scan.end();
    for (const event of judge.ripe(now)) await tell(source, event);
  }

  async function tell(source: string, { word, event, text, possible }: LiveEvent): Promise<void> {
    const now = clock.now();
    const at = new Date(now).toISOString();
    // SECURITY: log text goes to the system's own notices, which others may see: nothing private stays in it.
    const shown = redactLogText(text);
    const notice: WatchNotice = { id: `${at}-${word}`, at, event, text: shown, possible: [...possible], source };
    let isNew = false;
    await notices.change((held) => {
      const isKnown = held.some((old) => wordOf(old.event) === word && now - Date.parse(old.at) < QUIET_MS);
      isNew = !isKnown;
      return isKnown ? held : [notice, ...held].slice(0, MOST_NOTICES);
    });
    if (!isNew) return;
    parts.announce('watch.seen', notice);
    const { wrong, mayGoWith } = parts.words().notice;
    const codes = possible.length > 0 ? `${mayGoWith(possible.join(', '))} ` : '';
    parts.notifier.notify({ title: wrong, body: `${codes}${shown}`.slice(0, 240) }, () => parts.open(notice));
  }

  return {
    handlers: { 'watch.notices': () => notices.get() },
    async begin() {
      parts.settings.watch(({ watch }) => {
        if (watch) void on().catch(fault);
        else off();
      });
      if ((await parts.settings.get()).watch) await on();
    },
    async clear() {
      await notices.change(() => []);
    },
    close() {
      isClosed = true;
      off();
    },
  };
}

const wordOf = (event: string) => event.split('(', 1)[0];

const laterByTimer: Later = (ms, work) => {
  // It must not keep a program open that has nothing else to do.
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
};
