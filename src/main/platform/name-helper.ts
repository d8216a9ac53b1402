import type { Address } from '../ports';
import { startLineHelper } from './exec';
import { askSystem, type ResolveName } from './names';

/** Threads of the helper's Node; libuv lets half of them look up names. */
const THREADS = 16;
/** Names it looks up at a time. */
export const HELPER_SLOTS = THREADS / 2;

/**
 * A name on each line in, `{"host": ..., "found": [...]}` or `{"host": ..., "error": "ENOTFOUND"}` out. Ctrl+C
 * in a terminal reaches it as well and is not meant for it.
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

type Waiting = { resolve(found: Address[]): void; reject(error: Error): void };

/**
 * Names through the system resolver in a process of its own, started with the first name. The system call
 * cannot be cancelled and keeps its process from ending until a dead name server was waited for: here
 * that process can be ended at any moment, and ends with this one. It does not keep this program from
 * ending: who waits for a name holds a timer. Where the helper cannot start, or has ended, names are looked
 * up in this process.
 */
export function createNameHelper(
  env: Readonly<Record<string, string | undefined>> = process.env,
  script = SCRIPT,
): ResolveName {
  const waiting = new Map<string, Waiting[]>();
  let helper: ReturnType<typeof startLineHelper> | null = null;
  let gone = false;

  const take = (host: string): Waiting[] => {
    const held = waiting.get(host) ?? [];
    waiting.delete(host);
    return held;
  };
  const onLine = (line: string) => {
    const { host, found, error } = JSON.parse(line) as { host: string; found?: Address[]; error?: string };
    for (const one of take(host)) {
      if (found !== undefined) one.resolve(found.map(({ address, family }) => ({ address, family })));
      else one.reject(Object.assign(new Error('lookup'), { code: error }));
    }
  };
  const onEnd = () => {
    gone = true;
    for (const [host, held] of [...waiting]) {
      waiting.delete(host);
      for (const { resolve, reject } of held) askSystem(host).then(resolve, reject);
    }
  };

  return (host) => {
    if (gone) return askSystem(host);
    // Options of this Node, an inspector's port among them, are not for another one.
    const { NODE_OPTIONS: _ours, ...rest } = env;
    helper ??= startLineHelper(script, { ...rest, UV_THREADPOOL_SIZE: String(THREADS) }, { onLine, onEnd });
    helper.send(JSON.stringify(host));
    return new Promise((resolve, reject) => {
      waiting.set(host, [...(waiting.get(host) ?? []), { resolve, reject }]);
    });
  };
}
