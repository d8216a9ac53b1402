import type { Change, RepairFault } from '../../../contract/repairs';
import { PortError, type Ports } from '../../ports';
import type { SpotifyHands } from '../spotify-hands';
import type { ActKind, ActOf } from './act';

/**
 * Where the world stands to an act: as it was, as it shall be, caught in the middle of being written, or
 * neither, because somebody else changed it.
 */
export type Standing = 'before' | 'after' | 'torn' | 'other';

/** What an act may use. */
export interface ActContext {
  ports: Ports;
  /** Ends and starts Spotify. */
  spotify: SpotifyHands;
  signal: AbortSignal;
  /** Whole content of before, kept in the job's own folder. */
  copy: Copy;
}

/** One file of the job's folder, readable by this person alone: prefs hold a login. */
export interface Copy {
  /** Keeps the bytes; the first ones kept stay. */
  put(bytes: Uint8Array): Promise<void>;
  /** Keeps these bytes instead, all of them or none. */
  replace(bytes: Uint8Array): Promise<void>;
  /** Null when nothing was kept, or it was cleared. */
  get(): Promise<Uint8Array | null>;
}

/** How one kind of act is done. Everything throws `ActFault` or `PortError`. */
export interface ActHandler<K extends ActKind> {
  look(act: ActOf<K>, context: ActContext): Promise<Standing>;
  /** Called when the world stands `before`, or `torn`. Must be safe to call again after it was cut off anywhere. */
  perform(act: ActOf<K>, context: ActContext): Promise<void>;
  /** The way back, called when the world stands `after`, or `torn`; null = there is none, or nothing is left to undo. */
  revert: ((act: ActOf<K>, context: ActContext) => Promise<void>) | null;
  /** Whether Spotify must be closed while it is done or undone. */
  closed(act: ActOf<K>): boolean;
  show(act: ActOf<K>, context: Pick<ActContext, 'ports'>): Change;
}

/** An act could not be done, by name. */
export class ActFault extends Error {
  constructor(readonly code: RepairFault) {
    super(code);
    this.name = 'ActFault';
  }
}

/** The name of whatever went wrong. Null for faults that are ours. */
export function faultOf(error: unknown): RepairFault | null {
  if (error instanceof ActFault) return error.code;
  if (!(error instanceof PortError)) return null;
  if (error.system === 'ENOSPC' || error.system === 'EDQUOT') return 'no-space';
  if (error.system === 'EROFS') return 'read-only';
  switch (error.code) {
    case 'no-permission':
    case 'tool-missing':
    case 'timeout':
    case 'cancelled':
      return error.code;
    case 'not-a-file':
      return 'link';
    case 'not-found':
    case 'busy':
    case 'is-folder':
      return 'changed';
    default:
      return 'failed';
  }
}

/** The name of whatever went wrong; a fault of ours is thrown on. */
export function knownFault(error: unknown): RepairFault {
  const fault = faultOf(error);
  if (fault === null) throw error;
  return fault;
}
