import type { Platform } from '../../contract/words';
import {
  type Clock,
  type Exec,
  type ExecResult,
  type FileFacts,
  type Files,
  type HostFacts,
  type Machine,
  type Net,
  PortError,
  type Ports,
  type ProcessRow,
  type Program,
} from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import { openWindowsBatch } from '../windows/batch';
import { WINDOWS_SECTIONS, type WindowsSection } from '../windows/script';
import type { Check, CheckContext, CheckOutcome, RunSecrets } from './check';

/**
 * Strict fakes for check tests. A test gives exactly what its check may use; anything else throws
 * `unexpected use of files.read`, and is remembered, so that a check that swallows errors still fails.
 *
 *   const outcome = await runCheck(check, { files: filesFrom({ '/etc/hosts': '...' }) });
 *   expect(outcome).toEqual({ status: 'ok', findings: [{ id: 'hosts/clean' }] });
 */

/** What a test hands out. Every member left out is forbidden to the check. */
export interface Given {
  platform?: Platform;
  files?: Partial<Files>;
  exec?: Partial<Exec>;
  net?: Partial<Net>;
  clock?: Partial<Clock>;
  machine?: Partial<Machine>;
  spotify?: Partial<SpotifyFacts>;
  /** Absent when left out, as in a terminal. */
  host?: Partial<HostFacts>;
  answers?: Record<string, string>;
  secrets?: RunSecrets;
  signal?: AbortSignal;
  /** False when left out. */
  offline?: boolean;
  /** Sections of the Windows batch that may be asked for; what `exec` answers to PowerShell is the batch's answer. */
  windows?: readonly WindowsSection[];
}

/** Asked by test printers and by `await`, never by a check. */
const HARMLESS = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'tagName', '$$typeof']);

/** An object that has the given members and throws, by name, on every other one. */
export function strict<T extends object>(name: string, given: Partial<T>, unexpected: string[] = []): T {
  return new Proxy(given as T, {
    get(target, key) {
      if (typeof key === 'symbol' || HARMLESS.has(key)) return Reflect.get(target, key);
      if (key in target) return Reflect.get(target, key);
      unexpected.push(`${name}.${key}`);
      throw new Error(`unexpected use of ${name}.${key}`);
    },
  });
}

/** A context out of strict fakes. `unexpected` lists every forbidden use so far. */
export function fakeContext(given: Given = {}): CheckContext & { unexpected: string[] } {
  const unexpected: string[] = [];
  const platform = given.platform ?? 'linux';
  const home = platform === 'windows' ? 'C:\\Users\\ada' : platform === 'macos' ? '/Users/ada' : '/home/ada';
  const ports: Ports = {
    files: strict<Files>('files', given.files ?? {}, unexpected),
    exec: strict<Exec>('exec', given.exec ?? {}, unexpected),
    net: strict<Net>('net', given.net ?? {}, unexpected),
    clock: strict<Clock>('clock', given.clock ?? {}, unexpected),
    machine: strict<Machine>('machine', { platform, home, env: {}, pretend: false, ...given.machine }, unexpected),
    host: given.host && strict<HostFacts>('host', given.host, unexpected),
  };
  const shared = new Map<string, Promise<unknown>>();
  const signal = given.signal ?? new AbortController().signal;
  const sections = given.windows ?? WINDOWS_SECTIONS;
  const spotify = { ...given.spotify };
  if (platform === 'windows' && !sections.includes('processes')) {
    // The list of programs comes with the batch there: who does not declare it gets none.
    delete spotify.processes;
    delete spotify.allProcesses;
  }
  return {
    unexpected,
    ports,
    windows: openWindowsBatch(ports.exec, sections, signal),
    offline: given.offline ?? false,
    answers: given.answers ?? {},
    secrets: given.secrets ?? {},
    spotify: strict<SpotifyFacts>('spotify', spotify, unexpected),
    signal,
    shared: <T>(key: string, compute: () => Promise<T>): Promise<T> => {
      const known = shared.get(key) ?? compute();
      shared.set(key, known);
      return known as Promise<T>;
    },
  };
}

/**
 * Runs one check on strict fakes. Throws when the check used something it was not given, or named a
 * finding outside its closed list; otherwise gives back its answer, or throws what the check threw.
 */
export async function runCheck<F extends string>(check: Check<F>, given: Given = {}): Promise<CheckOutcome<F>> {
  const context = fakeContext({ windows: check.windows ?? [], ...given });
  try {
    const outcome = await check.run(context);
    const foreign = (outcome.findings ?? []).filter(({ id }) => !check.findings.includes(id));
    if (foreign.length > 0) throw new Error(`${check.id} gave ${foreign.map(({ id }) => id).join(', ')}`);
    return outcome;
  } finally {
    if (context.unexpected.length > 0) {
      // biome-ignore lint/correctness/noUnsafeFinally: the forbidden use is the news, whatever came after it
      throw new Error(`unexpected use of ${context.unexpected.join(', ')}`);
    }
  }
}

/** A file's text or bytes, a folder's names, or the error that any touch gives. */
export type Node = string | Uint8Array | readonly string[] | PortError;

/** Reading half of `Files` over a flat table of absolute paths. What is not in the table does not exist. */
export function filesFrom(tree: Readonly<Record<string, Node>>): Partial<Files> {
  const missing = () => new PortError('not-found', 'ENOENT');
  const at = (path: string): Node => {
    const node = tree[path];
    if (node === undefined) throw missing();
    if (node instanceof PortError) throw node;
    return node;
  };
  const bytes = (path: string): Uint8Array => {
    const node = at(path);
    if (typeof node === 'string') return new TextEncoder().encode(node);
    if (node instanceof Uint8Array) return node;
    throw new PortError('is-folder', 'EISDIR');
  };
  const factsOf = async (path: string): Promise<FileFacts | null> => {
    if (tree[path] === undefined) return null;
    const folder = Array.isArray(at(path));
    return {
      kind: folder ? 'folder' : 'file',
      size: folder ? 0 : bytes(path).length,
      modifiedMs: 0,
      inode: path,
      mode: folder ? 0o755 : 0o644,
      uid: 1000,
    };
  };
  return {
    facts: factsOf,
    linkFacts: factsOf,
    realPath: async (path) => {
      at(path);
      return path;
    },
    read: async (path, maxBytes = 4 * 1024 * 1024) => {
      const content = bytes(path);
      if (content.length > maxBytes) throw new PortError('too-large', 'EFBIG');
      return content;
    },
    list: async (path, limit = Number.POSITIVE_INFINITY) => {
      const node = at(path);
      if (!Array.isArray(node)) throw new PortError('failed', 'ENOTDIR');
      return node.slice(0, limit) as string[];
    },
    open: async (path) => {
      const content = bytes(path);
      return {
        read: async (buffer, position) => {
          const part = content.subarray(position, position + buffer.length);
          buffer.set(part);
          return part.length;
        },
        facts: async () => (await factsOf(path)) ?? Promise.reject(missing()),
        close: async () => {},
      };
    },
  };
}

/** `Exec` that answers listed commands (`program arg arg`) and throws on any other. A string is stdout with code 0. */
export function execFrom(answers: Readonly<Record<string, string | ExecResult | PortError>>): Partial<Exec> {
  return {
    run: async (program: Program, args: readonly string[]) => {
      const answer = answers[[program, ...args].join(' ')] ?? answers[program];
      if (answer === undefined) throw new Error(`unexpected command: ${[program, ...args].join(' ')}`);
      if (answer instanceof PortError) throw answer;
      return typeof answer === 'string' ? { code: 0, stdout: answer, stderr: '' } : answer;
    },
  };
}

/** A process of this person. */
export function processRow(pid: number, program: string, args = program, parent = 1): ProcessRow {
  return { pid, parent, mine: true, program, args };
}
