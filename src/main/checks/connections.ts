import { PortError } from '../ports';
import type { WindowsConnection } from '../windows/facts';
import type { CheckContext } from './check';

/** A TCP connection of a process, seen from outside. */
export interface Connection {
  state: 'open' | 'waiting' | 'other';
  /** Address and port at the other end. */
  address: string;
  port: number;
  /** Address and port at this end: tells one attempt from the next. Empty when the system does not say. */
  from: string;
  /** How long it certainly waits, in seconds; null when one look cannot tell. */
  waitingSeconds: number | null;
}

/** Connections of these processes. Throws PortError when they cannot be listed. */
export async function listConnections(context: CheckContext, pids: readonly number[]): Promise<Connection[]> {
  const { ports, signal } = context;
  const limits = { timeoutMs: 5000, signal };
  if (ports.machine.platform === 'windows') {
    const { connections } = await context.windows('connections');
    if (connections === null) throw new PortError('failed', 'UNREADABLE');
    return connections.map(fromWindows);
  }
  if (ports.machine.platform === 'macos') {
    const args = ['-nP', '-iTCP', '-a', '-p', pids.join(','), '-F', 'pnT'];
    // 1 is also what it says when there is nothing to list.
    const { code, stdout } = await ports.exec.run('lsof', args, limits);
    if (code !== 0 && code !== 1) throw new PortError('failed', 'EXIT');
    return parseLsof(stdout);
  }
  const { code, stdout } = await ports.exec.run('ss', ['-tnpHo'], limits);
  if (code !== 0) throw new PortError('failed', 'EXIT');
  return parseSs(stdout, pids);
}

/** MSFT_NetTCPConnection counts its states: 3 is SynSent, 5 is Established. */
function fromWindows({ state, address, port, ageSeconds }: WindowsConnection): Connection {
  const known = state === 5 ? 'open' : state === 3 ? 'waiting' : 'other';
  return { state: known, address, port, from: '', waitingSeconds: known === 'waiting' ? ageSeconds : null };
}

/**
 * Reads `ss -tnpHo`, the rows of these processes:
 * `SYN-SENT 0 1 10.0.0.5:53234 203.0.113.9:4070 users:(("spotify",pid=412,fd=60)) timer:(on,2.1sec,4)`
 */
export function parseSs(text: string, pids: readonly number[]): Connection[] {
  const wanted = new Set(pids);
  const found: Connection[] = [];
  for (const line of text.split('\n')) {
    const [state = '', , , from = '', to = '', ...rest] = line.slice(0, 4000).trim().split(/\s+/);
    const more = rest.join(' ');
    const end = endPoint(to);
    if (end === null || ![...more.matchAll(/\bpid=(\d{1,10})\b/g)].some(([, pid]) => wanted.has(Number(pid)))) continue;
    const repeats = Number(/timer:\(on,[^,)]{1,20},(\d{1,3})\)/.exec(more)?.[1] ?? 0);
    found.push({
      state: state === 'ESTAB' ? 'open' : state === 'SYN-SENT' ? 'waiting' : 'other',
      ...end,
      from,
      // Repeats come a second apart on new kernels and ever slower on old ones.
      waitingSeconds: state === 'SYN-SENT' && repeats > 5 ? repeats : null,
    });
  }
  return found;
}

/**
 * Reads `lsof -nP -iTCP -F pnT`, a line for each field: `p412`, `f60`,
 * `n10.0.0.5:49152->203.0.113.9:4070`, `TST=ESTABLISHED`.
 */
export function parseLsof(text: string): Connection[] {
  const found: Connection[] = [];
  let last: Connection | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('n')) {
      const [from = '', to] = line.slice(1, 400).split('->', 2);
      const end = to === undefined ? null : endPoint(to);
      last = end && { state: 'other', ...end, from, waitingSeconds: null };
      if (last) found.push(last);
    } else if (line.startsWith('TST=') && last) {
      const state = line.slice(4).trim();
      last.state = state === 'ESTABLISHED' ? 'open' : state === 'SYN_SENT' ? 'waiting' : 'other';
    }
  }
  return found;
}

/** `203.0.113.9:443`, `[2001:db8::1]:443`, `[::ffff:203.0.113.9]:443` or `[fe80::1]%eth0:443`. */
function endPoint(text: string): { address: string; port: number } | null {
  const match = /^\[?([0-9a-fA-F:.]{2,60})(?:%[^\]:]{1,40})?\]?(?:%[^\]:]{1,40})?:(\d{1,5})$/.exec(text);
  if (!match?.[1]) return null;
  return { address: match[1].replace(/^::ffff:(?=\d+\.)/i, ''), port: Number(match[2]) };
}
