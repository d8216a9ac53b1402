import type { LogSource, SOURCE_KINDS, SOURCE_REASONS, SOURCE_STATES } from '../../../../contract/logs';
import type { Phrase } from '../../../../contract/phrases';
import type { Platform } from '../../../../contract/words';
import type { InstallKind } from '../../facts';

export type SourceKind = (typeof SOURCE_KINDS)[number];
export type SourceState = (typeof SOURCE_STATES)[number];
export type SourceReason = (typeof SOURCE_REASONS)[number];

/** How far back journals, crash records and checks look, in days. */
export const DAYS_BACK = 14;
export const DAY_MS = 86_400_000;

/** How a source is read. Paths and closures stay in main; the page knows ids alone. */
export type SourceReading =
  /** Plain files, the one written last at the end. Never empty. */
  | { by: 'files'; paths: readonly string[] }
  /**
   * Lines that are put together when asked for, at most 4 MiB of UTF-8. Throws PortError when the place
   * or the tool behind it fails meanwhile.
   */
  | { by: 'text'; read(signal: AbortSignal): Promise<string> }
  | { by: 'nothing' };

/** A place where Spotify leaves traces, what is there, and how to read it. */
export interface FoundSource {
  source: LogSource;
  reading: SourceReading;
}

/** What was seen at a place. */
export interface Look {
  state: SourceState;
  /** Null leaves the reason to the place. */
  why: SourceReason | null;
  bytes: number | null;
  /** When it was last written to, milliseconds since 1970. */
  changedMs: number | null;
  reading: SourceReading;
}

/** A place that may be looked at. */
export interface Place {
  /** Stable, without a path: `windows-installer/launcher-log`. */
  id: string;
  kind: SourceKind;
  label: Phrase;
  /** Kind of install it belongs to; null for places of the whole system. */
  install: InstallKind | null;
  /** Whether that install is here; null when nobody could look. */
  installed: boolean | null;
  /** Spotify writes there only when it is asked to. */
  quiet: boolean;
  /** False leaves it out of the list while nothing is there. */
  listed: boolean;
  look(signal: AbortSignal): Promise<Look>;
}

/** Nothing to read, for a reason or without one. */
export const nothing = (state: Exclude<SourceState, 'present'>, why: SourceReason | null = null): Look => ({
  state,
  why,
  bytes: null,
  changedMs: null,
  reading: { by: 'nothing' },
});

/** The place with what was seen there. */
export function toSource(place: Place, look: Look, platform: Platform): FoundSource {
  const { id, kind, label, install } = place;
  const changed = look.changedMs === null ? null : new Date(look.changedMs);
  return {
    source: {
      id,
      kind,
      label,
      install,
      platform,
      state: look.state,
      why: look.why ?? reasonOf(place, look.state),
      bytes: look.bytes,
      changedAt: changed === null || Number.isNaN(changed.getTime()) ? null : changed.toISOString(),
    },
    reading: look.reading,
  };
}

function reasonOf({ installed, quiet }: Place, state: SourceState): SourceReason | null {
  if (state !== 'absent' && state !== 'empty') return null;
  if (installed === false) return 'not-installed';
  return quiet ? 'quiet' : null;
}
