import { INSTALL_KINDS, type InstallKind } from '../../contract/words';
import type { ProcessRow } from '../ports';
import type { PrefsDamage, PrefsFile } from './prefs';

export { INSTALL_KINDS, type InstallKind };

/** One installed Spotify and the folders that belong to it. Paths are absolute; absent ones are null. */
export interface Install {
  kind: InstallKind;
  /** The program itself. */
  program: string;
  /** Folder that holds the program's files. */
  folder: string;
  /** As Spotify names it, for example 1.2.95.453; null when it cannot be read. */
  version: string | null;
  /** Who told the version: the package or program, or only the prefs of its last run. */
  versionFrom: 'program' | 'last-run' | null;
  /** Global prefs file, whether or not it exists. */
  prefs: string;
  /** Folder with `Users/<name>-user`. */
  usersFolder: string;
  /** Streaming cache: may be moved aside. */
  cacheFolders: string[];
  /** Default place of downloads: never touched. */
  storageFolder: string;
  /** Where an update waits; null where the system updates Spotify. */
  updateFolder: string | null;
}

/** A prefs file that was looked for. */
export type PrefsRead =
  | { state: 'read'; path: string; file: PrefsFile }
  | { state: 'missing'; path: string }
  | { state: 'damaged'; path: string; why: PrefsDamage }
  | { state: 'unreadable'; path: string; why: 'no-permission' | 'is-folder' | 'broken-link' | 'failed' };

/** What the checks may ask about Spotify. Each is read once for a run. */
export interface SpotifyFacts {
  /**
   * Every install that is found, the one used last first. Prefs without a program are no install.
   * Throws PortError when none was found and a place could not be looked at.
   */
  installs(): Promise<Install[]>;
  /** Global prefs of every install, or of the usual places when no program is found. */
  prefs(): Promise<PrefsRead[]>;
  /** Prefs of the people who use those installs; paths hold account names and are never shown. */
  userPrefs(): Promise<PrefsRead[]>;
  /** Spotify's processes; main ones have no `--type=` argument. Throws PortError when they cannot be listed. */
  processes(): Promise<ProcessRow[]>;
  /** Every process of the computer, Spotify's among them. Throws PortError when they cannot be listed. */
  allProcesses(): Promise<ProcessRow[]>;
}
