import { connect, type Socket } from 'node:net';
import { PortError } from '../ports';
import { toPortError } from './errors';

/** Head start of each attempt over the next, in milliseconds. */
const STAGGER_MS = 300;

/** Where to connect. */
export interface Target {
  address: string;
  family: 4 | 6;
  port: number;
}

/**
 * Connects to the first of several addresses that answers (the way of RFC 8305): families take turns,
 * the next attempt starts when one fails or after a short wait, and earlier ones go on meanwhile.
 * Node's own version drops an attempt after 250 ms, which on a slow line makes a working address fail.
 * Rejects with the signal's reason or a PortError with the system's name of the fault.
 */
export function dial(targets: readonly Target[], signal: AbortSignal): Promise<Socket> {
  const queue = takingTurns(targets);
  return new Promise((resolve, reject) => {
    const open = new Set<Socket>();
    const faults: PortError[] = [];
    let timer: NodeJS.Timeout | undefined;

    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = () => {
      finish();
      for (const socket of open) ignoreFaults(socket).destroy();
      reject(signal.reason);
    };
    const attempt = () => {
      clearTimeout(timer);
      const target = queue.shift();
      if (target === undefined) {
        if (open.size > 0) return;
        finish();
        reject(mostTelling(faults));
        return;
      }
      const socket = connect({ host: target.address, port: target.port, autoSelectFamily: false });
      open.add(socket);
      socket.once('error', (error) => {
        open.delete(socket);
        socket.destroy();
        faults.push(toPortError(error));
        attempt();
      });
      socket.once('connect', () => {
        open.delete(socket);
        finish();
        for (const other of open) ignoreFaults(other).destroy();
        resolve(ignoreFaults(socket));
      });
      timer = setTimeout(attempt, STAGGER_MS);
    };

    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    attempt();
  });
}

/** A socket nobody listens to must not bring the process down; whoever uses it adds its own listener. */
function ignoreFaults(socket: Socket): Socket {
  return socket.removeAllListeners('error').on('error', () => {});
}

function takingTurns(targets: readonly Target[]): Target[] {
  const first = targets[0]?.family;
  const one = targets.filter(({ family }) => family === first);
  const other = targets.filter(({ family }) => family !== first);
  const longer = Math.max(one.length, other.length);
  return Array.from({ length: longer }, (_, index) => [one[index], other[index]])
    .flat()
    .filter((target) => target !== undefined);
}

/** A family that is simply not there says less than a refusal by one that is. */
function mostTelling(faults: readonly PortError[]): PortError {
  const dull = new Set(['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT']);
  return faults.find(({ system }) => !dull.has(system)) ?? faults[0] ?? new PortError('not-found', 'ENOTFOUND');
}
