import type { Address } from '../ports';
import { startLineHelper } from './exec';
import { askSystem } from './names';

/** Threads of the helper's Node; libuv lets half of them look up names. */
export const HELPER_THREADS = 16;
/** Names it looks up at a time. */
export const HELPER_SLOTS = HELPER_THREADS / 2;
/** A helper that nobody has asked anything for so long is ended, in milliseconds; the next name starts another. */
const IDLE_MS = 30_000;

/** What a helper says of a name. */
export type HelperAnswer = { host: string; found: Address[] } | { host: string; error: string };

/** What a helper of its own program says once it listens: before that nobody knows whether it ever will. */
export type HelperReady = 'ready';

/** A process that looks names up with the system resolver and can be ended in the middle of it. */
export interface Helper {
  send(host: string): void;
  end(): void;
}

/** Starts one. `onEnd` is called once, whoever ended it, also where it cannot start. Neither is called before it returns; it must not throw. */
export type StartHelper = (told: { onAnswer(answer: HelperAnswer): void; onEnd(): void }) => Helper;

/** Names through a helper. */
export interface NameHelper {
  resolve(host: string): Promise<Address[]>;
  /** Ends all that is being looked up: it fails with ECANCELLED, and whatever is asked next finds a fresh helper. */
  giveUp(): void;
}

/**
 * A name on each line in, an answer on each line out. Ctrl+C in a terminal reaches it as well and is not meant
 * for it.
 */
const SCRIPT = `
  const { lookup } = require('node:dns');
  process.on('SIGINT', () => {});
  const answer = (told) => process.stdout.write(JSON.stringify(told) + '\\n');
  const lines = require('node:readline').createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const host = JSON.parse(line);
    lookup(host, { all: true, verbatim: true }, (error, found) =>
      answer(error ? { host, error: error.code || 'UNKNOWN' } : { host, found }));
  });
  lines.on('close', () => process.kill(process.pid, 'SIGKILL'));
`;

/** A helper of plain Node: this program's own, which ends with it. */
export function nodeHelper(
  env: Readonly<Record<string, string | undefined>> = process.env,
  script = SCRIPT,
): StartHelper {
  return ({ onAnswer, onEnd }) => {
    // Options of this Node, an inspector's port among them, are not for another one.
    const { NODE_OPTIONS: _ours, ...rest } = env;
    const helper = startLineHelper(
      script,
      { ...rest, UV_THREADPOOL_SIZE: String(HELPER_THREADS) },
      { onLine: (line) => onAnswer(JSON.parse(line) as HelperAnswer), onEnd },
    );
    return { send: (host) => helper.send(JSON.stringify(host)), end: helper.end };
  };
}

type Waiting = { resolve(found: Address[]): void; reject(error: Error): void };

const fail = (code: string) => Object.assign(new Error('lookup'), { code });

/**
 * Names through the system resolver in a process of its own, started with the first name. The system call cannot
 * be cancelled, waits for ever for a name server that was reached and says nothing, and keeps its process from
 * ending meanwhile: here that process can be ended at any moment. It does not keep this program from ending: who
 * waits for a name holds a timer. Where the helper cannot start, or ends by itself, names are looked up in this
 * process.
 */
export function createNameHelper(start: StartHelper = nodeHelper(), idleMs = IDLE_MS): NameHelper {
  const waiting = new Map<string, Waiting[]>();
  let helper: Helper | null = null;
  let gone = false;
  let idle: NodeJS.Timeout | undefined;

  const take = (host: string): Waiting[] => {
    const held = waiting.get(host) ?? [];
    waiting.delete(host);
    return held;
  };
  const drop = () => {
    clearTimeout(idle);
    const held = helper;
    helper = null;
    held?.end();
  };

  const begin = (): Helper => {
    const begun = start({
      onAnswer(answer) {
        for (const one of take(answer.host)) {
          if ('found' in answer) one.resolve(answer.found.map(({ address, family }) => ({ address, family })));
          else one.reject(fail(answer.error));
        }
        if (helper !== begun || waiting.size > 0) return;
        clearTimeout(idle);
        idle = setTimeout(drop, idleMs);
        idle.unref();
      },
      onEnd() {
        // One that was told to end is nobody's any more.
        if (helper !== begun) return;
        gone = true;
        for (const [host] of [...waiting])
          for (const { resolve, reject } of take(host)) askSystem(host).then(resolve, reject);
      },
    });
    return begun;
  };

  return {
    resolve(host) {
      if (gone) return askSystem(host);
      clearTimeout(idle);
      const answer = new Promise<Address[]>((resolve, reject) => {
        waiting.set(host, [...(waiting.get(host) ?? []), { resolve, reject }]);
      });
      helper ??= begin();
      helper.send(host);
      return answer;
    },
    giveUp() {
      // Here nothing can be ended.
      if (gone) return;
      drop();
      for (const host of [...waiting.keys()]) for (const { reject } of take(host)) reject(fail('ECANCELLED'));
    },
  };
}
