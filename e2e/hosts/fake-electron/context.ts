import type { Peer } from '../peer';
import type { HostMethods } from '../protocol';
import type { Lane } from './jitter';
import type { OnFault } from './strict';

/** What all parts of one stand-in share. */
export interface StandInContext {
  host: Peer<HostMethods>;
  fault: OnFault;
  /** A new pipe with its own random delays. */
  lane(): Lane;
  isReady(): boolean;
  options: StandInOptions;
}

export interface StandInOptions {
  appPath: string;
  version: string;
  name: string;
  /** What `--user-data-dir` says, else null. */
  userData: string | null;
  dark: boolean;
  locale: string;
  /** Seed of the delays, so that a run can be repeated. */
  seed: number;
  /** Longest delay of one message. */
  jitterMs: number;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  platform: NodeJS.Platform;
  /** Ends the process. */
  exit(code: number): void;
}
