import type { UpdateState } from '../contract/updates';
import type { Platform, UpdateChannel } from '../contract/words';

/**
 * The only ways to the outside. Checks, repairs, Spotify's files and reports see these interfaces
 * and nothing else; `platform/` implements them, tests replace them with strict fakes.
 */

/** Why a port could not do it. Prose and paths stay inside; `code` is all that decisions rest on. */
export class PortError extends Error {
  constructor(
    readonly code: PortErrorCode,
    /** The system's own name for it (ENOENT, ETIMEDOUT, CERT_HAS_EXPIRED ...). */
    readonly system: string,
  ) {
    super(`${code} (${system})`);
    this.name = 'PortError';
  }
}
export type PortErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'is-folder'
  | 'not-a-file'
  | 'too-large'
  | 'busy'
  | 'timeout'
  | 'cancelled'
  | 'tool-missing'
  | 'failed';

export interface FileFacts {
  kind: 'file' | 'folder' | 'link' | 'other';
  size: number;
  /** Milliseconds since 1970. */
  modifiedMs: number;
  inode: string;
  /** POSIX permission bits; 0 on Windows. */
  mode: number;
  uid: number;
}

export interface ReadHandle {
  /** Reads up to `buffer.length` bytes at `position`; returns how many, 0 at the end. */
  read(buffer: Uint8Array, position: number): Promise<number>;
  facts(): Promise<FileFacts>;
  close(): Promise<void>;
}

export interface Files {
  /** Whole content, at most `maxBytes` (default 4 MiB); larger throws `too-large`. Pipes and folders are refused. */
  read(path: string, maxBytes?: number): Promise<Uint8Array>;
  open(path: string): Promise<ReadHandle>;
  /** Follows links. Null when nothing is there. */
  facts(path: string): Promise<FileFacts | null>;
  /** Does not follow links. Null when nothing is there. */
  linkFacts(path: string): Promise<FileFacts | null>;
  /** Names in a folder, at most `limit`. */
  list(path: string, limit?: number): Promise<string[]>;
  realPath(path: string): Promise<string>;
  /** Whether this user may write there, as far as the system tells without writing. Null = cannot tell. */
  writable(path: string): Promise<boolean | null>;
  /** Whether the disk that holds a path takes no writing at all, whoever asks. False where that cannot be told. */
  diskLocked(path: string): Promise<boolean>;
  /**
   * Whether a plain file can be opened for writing; nothing is written. `held` = another program keeps it
   * from being changed, `refused` = this person may not. Throws PortError (`not-found` ...).
   */
  tryWriting(path: string): Promise<'free' | 'held' | 'refused'>;
  /**
   * Bytes this user may still use, and the size, of the volume that holds the path; how many files it still
   * takes, where the volume counts them.
   */
  space(path: string): Promise<{ free: number; total: number; freeFiles?: number }>;
  /**
   * Writes a sibling, flushes it and renames it over `path`. Keeps the mode of an existing file; a new
   * one is private. Links are refused (`not-a-file`).
   */
  writeAtomic(path: string, content: Uint8Array, mode?: number): Promise<void>;
  /**
   * Writes over the content of a plain file that is there: its owner, rights and attributes stay as they are. Cut
   * off in the middle, it leaves the beginning of the new content and the rest of the old. Refuses links.
   */
  writeInPlace(path: string, content: Uint8Array): Promise<void>;
  /**
   * Makes a new file out of pieces as they come: into `draft`, beside it, first; then `look` judges that, and only
   * then does it get its name. Marked as from the internet where the system keeps such a mark. Never over something
   * that is there (`busy`); whatever fails, `look` among it, takes the draft away again and is thrown on.
   */
  fill(
    place: { path: string; draft: string },
    pieces: AsyncIterable<Uint8Array>,
    look: (draft: string) => Promise<void>,
  ): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Never over something that is there: throws `busy` (EEXIST). */
  rename(from: string, to: string): Promise<void>;
  /**
   * Calls `listener` whenever something may have happened to a file, which need not exist: it was written to,
   * replaced, removed, made. Notices may come without cause and several at once. Answers how to stop.
   */
  watch(path: string, listener: () => void): () => void;
}

/** Files of the app's own, below its data folder; everything else is refused. */
export interface OwnFiles {
  /** Removes a plain file for good. Nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder of ours and all that is in it, for good; links in it are not followed. Nothing there is fine. */
  removeFolder(path: string): Promise<void>;
  /**
   * Removes, for good, what a repair moved aside: the name must bear our mark (`NAME.backline-STAMP`) and the
   * thing must be the one that was moved. Nothing there is fine. Links in it are not followed.
   */
  removeAside(path: string, inode: string): Promise<void>;
  /**
   * Takes a lock that only one program at a time can hold, a file of ours; null when another living one has it.
   * Answers how to let go of it. One left behind by a program that died does not count.
   */
  lock(path: string): Promise<(() => Promise<void>) | null>;
}

/** Programs that may be started, by name; their absolute paths are a table in `platform/`. */
export type Program =
  | 'powershell'
  | 'reg'
  | 'ps'
  | 'plutil'
  | 'dpkg-query'
  | 'snap'
  | 'flatpak'
  | 'nmcli'
  | 'timedatectl'
  | 'journalctl'
  | 'coredumpctl'
  | 'scutil'
  | 'netstat'
  | 'socketfilterfw'
  | 'systemextensionsctl'
  | 'sntp'
  | 'launchctl'
  | 'ip'
  | 'gsettings'
  | 'nft'
  | 'xdg-open'
  | 'open'
  | 'explorer'
  | 'taskkill'
  | 'lsof'
  | 'ss'
  | 'hdiutil'
  | 'system_profiler'
  | 'defaults'
  | 'pactl'
  | 'xdg-mime'
  | 'whoami'
  | 'icacls'
  | 'ipconfig'
  | 'netsh'
  | 'rasdial'
  | 'net'
  | 'winget'
  | 'networksetup'
  | 'dscacheutil'
  | 'ditto'
  | 'codesign'
  | 'lsregister'
  | 'profiles'
  | 'resolvectl'
  | 'nscd'
  | 'update-desktop-database'
  | 'realm';

export interface ExecResult {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Exec {
  /**
   * Runs a known program without a shell, output capped at 4 MiB.
   * Throws `tool-missing`, `timeout`, `cancelled` or `too-large`; a bad exit code is a result.
   */
  run(
    program: Program,
    args: readonly string[],
    options: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<ExecResult>;
}

export interface Address {
  address: string;
  family: 4 | 6;
}

export interface TlsFacts {
  /** Chain valid under Mozilla's roots, which no local program can add to. */
  trustedByMozilla: boolean;
  /** Chain valid under what this computer trusts as well; null where it cannot be asked. */
  trustedHere: boolean | null;
  /**
   * Node's name of the fault under the widest trust that could be asked, null when that accepts the
   * chain: CERT_HAS_EXPIRED, ERR_TLS_CERT_ALTNAME_INVALID ...
   */
  error: string | null;
  /** Organisation or common name at the top of the chain. */
  issuer: string | null;
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** At most the first 64 KiB. */
  body: string;
  /** Milliseconds from start to head of the answer. */
  ms: number;
}

/** Every call has two phases, the name and the rest; `timeoutMs` holds for each of them. */
export interface Net {
  /** What programs get: system resolver with the hosts file. Throws PortError with the resolver's code. */
  lookup(host: string, options: { timeoutMs: number; signal?: AbortSignal }): Promise<Address[]>;
  /** What the configured DNS servers say, hosts file aside. */
  query(host: string, options: { timeoutMs: number; signal?: AbortSignal }): Promise<Address[]>;
  /** Connects and closes. Returns milliseconds. Throws PortError (ECONNREFUSED, ETIMEDOUT ...). */
  tcp(
    host: string,
    port: number,
    options: { timeoutMs: number; signal?: AbortSignal; family?: 4 | 6 },
  ): Promise<number>;
  /** Connects with TLS and reads the chain, whether or not it is valid. */
  tls(host: string, port: number, options: { timeoutMs: number; signal?: AbortSignal }): Promise<TlsFacts>;
  /**
   * One request, redirects not followed. Certificates are checked as the system would. No credentials but
   * `bearer`, a token that goes to api.spotify.com alone; throws `failed` (EPERM) for any other address.
   */
  http(
    url: string,
    options: {
      timeoutMs: number;
      signal?: AbortSignal;
      method?: 'GET' | 'HEAD';
      proxy?: { host: string; port: number };
      bearer?: string;
    },
  ): Promise<HttpAnswer>;
  /**
   * A file, piece by piece, from Spotify's own host for installers alone; throws `failed` (EPERM) for any other
   * address. Encrypted, no redirects, at most `maxBytes`. The time holds for names, the head, and between pieces.
   */
  download(
    url: string,
    options: { timeoutMs: number; maxBytes: number; signal?: AbortSignal },
  ): AsyncIterable<Uint8Array>;
  /** Sends CONNECT to a proxy and returns its status. */
  connectThrough(
    proxy: { host: string; port: number },
    target: { host: string; port: number },
    options: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<number>;
  /**
   * Asks the devices of this local network for a service (`_spotify-connect._tcp`) and gives the names of
   * those that answered within the time, each once.
   */
  discover(service: string, options: { timeoutMs: number; signal?: AbortSignal }): Promise<string[]>;
  /** Addresses of this computer's interfaces, loopback left out. */
  interfaces(): { name: string; address: string; family: 4 | 6 }[];
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds on a clock nobody sets. */
  monotonic(): number;
}

export interface ProcessRow {
  pid: number;
  parent: number;
  /** Whether it belongs to the person who runs this program; null = cannot tell. */
  mine: boolean | null;
  /** Program path or name. */
  program: string;
  args: string;
  /** It was stopped and waits to be told to go on; told on Linux alone. */
  stopped?: true;
}

export interface Machine {
  platform: Platform;
  /** Home folder of the person, or the fake home. */
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  /**
   * Place of a system file such as `/etc/hosts`: under the fake home when that holds one,
   * else the real place.
   */
  systemPath(path: string): Promise<string>;
  /** True when a fake home is in use: system packages of the real machine do not count, nor programs outside it. */
  pretend: boolean;
  /** In a fake home only those whose program, or script, lies in it. */
  processes(signal: AbortSignal): Promise<ProcessRow[]>;
  osVersion(): string;
  /** What this computer calls itself. Private: never shown, only looked for. */
  hostName(): string;
  /** Whether this program runs as an administrator. False in a fake home. Null = cannot tell. */
  elevated(): Promise<boolean | null>;
}

/**
 * How Spotify is started: an install's own program by its absolute path, or through its package system. The
 * Microsoft Store's and a Mac's bundle, by its path, are started as a person would, and take no switches then.
 */
export type SpotifyProgram =
  | { by: 'path'; path: string }
  | { by: 'snap' }
  | { by: 'flatpak' }
  | { by: 'store' }
  | { by: 'bundle'; path: string };

/** The only arguments Spotify is ever started with. */
export type SpotifySwitch = '--show-console' | '--append-log-file' | `--log-file=${string}`;

/** A Spotify that we started. It lives on when the app ends. */
export interface StartedSpotify {
  pid: number;
  /** Resolves when the started program has ended; never rejects. */
  ended: Promise<void>;
}

/** Ends and starts Spotify: the only way to touch another program. */
export interface SpotifyControl {
  /**
   * Asks a process of this person to quit, as closing its window or logging out would. It may refuse, or
   * only hide. A process that is gone already is fine. Throws PortError.
   */
  ask(row: ProcessRow): Promise<void>;
  /** Ends a process and all that it started, without asking. Windows alone; throws `failed` elsewhere. */
  end(row: ProcessRow): Promise<void>;
  /** Whether all of these ended within the time, in milliseconds. Throws `cancelled`. */
  gone(pids: readonly number[], options: { timeoutMs: number; signal?: AbortSignal }): Promise<boolean>;
  /**
   * Starts Spotify apart from this program, in the person's own environment. What it prints goes into
   * `output`, a new file, or nowhere. Throws `tool-missing`, `no-permission` or `failed`.
   */
  start(program: SpotifyProgram, switches: readonly SpotifySwitch[], output: string | null): Promise<StartedSpotify>;
}

/** Notices of the system's own, which keeps its quiet hours. */
export interface Notifier {
  /** `onClick` is called when the person follows it, perhaps never. */
  notify(notice: { title: string; body: string }, onClick: () => void): void;
}

export interface Opener {
  /** Opens an address in its program. Only allow-listed schemes arrive here. */
  openAddress(url: string): Promise<void>;
  /** Starts a program of the fixed links table. */
  openProgram(argv: readonly string[]): Promise<void>;
  /** Shows a folder in the system's file manager. Only the app's own data folder arrives here. */
  openFolder(path: string): Promise<void>;
}

/** The clipboard of the person: read at moments they ask for, never watched. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** The system's own dialogs and the clipboard. Paths stay in main. */
export interface ReportDesk {
  /** Where to save; null when the person changed their mind. The dialog asks before it names a file that is there. */
  chooseSave(suggested: { name: string; extension: string }): Promise<string | null>;
  /** Which report to open; null when the person changed their mind. */
  chooseOpen(): Promise<string | null>;
  /** Puts text into the clipboard. Throws when the system refuses. */
  copy(text: string): Promise<void>;
}

/** Newer versions of the app itself. */
export interface Updater {
  by: UpdateState['by'];
  /** Page of the releases; null where none is known. */
  page: string | null;
  /** The newest version of a channel; null = it is this one. Contacts the place of releases. Rejects when it cannot tell. */
  check(channel: UpdateChannel): Promise<string | null>;
  /** Loads the version that `check` found, and holds it against its signature. Rejects. */
  load(onPercent: (percent: number) => void): Promise<void>;
  /** Ends the app and puts the loaded version in place. */
  install(): void;
}

/** What only the program that shows our windows can tell: Chromium, by the same code that Spotify's own has. */
export interface HostFacts {
  /** What the system tells programs: only a no means something, adapters of virtual machines make it a yes for ever. */
  online(): Promise<boolean>;
  /**
   * The ways to an address by the system's settings, scripts included, in the words of a proxy script:
   * `DIRECT`, `PROXY host:port; DIRECT`. May ask the network for a script. Rejects when it cannot tell.
   */
  resolveProxy(url: string): Promise<string>;
  /** Chromium's graphics features and their states (`gpu_compositing: enabled`); empty = not known. */
  gpuFeatures(): Promise<Readonly<Record<string, string>>>;
  /** Path of the program that opens a scheme (`https`, `spotify`); null = none, or the system does not say. */
  handlerOf(scheme: string): Promise<string | null>;
}

export interface Ports {
  files: Files;
  exec: Exec;
  net: Net;
  clock: Clock;
  machine: Machine;
  /** Absent in a terminal. */
  host?: HostFacts;
}
