import { createSocket } from 'node:dgram';
import { PortError } from '../ports';
import { toPortError } from './errors';

/** Where multicast DNS lives: RFC 6762. */
const GROUP = { address: '224.0.0.251', port: 5353 };
const PTR = 12;
/** Asks for the answer to come to us alone instead of to everybody. */
const UNICAST = 0x8001;
const MOST_NAMES = 200;

/**
 * Asks the local network for a service and collects names until time is up. A one-shot question from a
 * port of its own: nothing listens afterwards. Throws PortError when the question cannot be sent.
 */
export function discover(
  service: string,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
  target = GROUP,
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new PortError('cancelled', 'ABORT_ERR'));
      return;
    }
    const socket = createSocket('udp4');
    const names = new Set<string>();
    const settle = (act: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.close();
      act();
    };
    const onAbort = () => settle(() => reject(new PortError('cancelled', 'ABORT_ERR')));
    const timer = setTimeout(() => settle(() => resolve([...names])), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('error', (error) => settle(() => reject(toPortError(error))));
    socket.on('message', (message) => {
      for (const name of instancesIn(message, service)) if (names.size < MOST_NAMES) names.add(name);
    });
    socket.send(question(service), target.port, target.address);
  });
}

/** One question for the instances of a service below `.local`. */
export function question(service: string): Buffer {
  const labels = [...service.split('.'), 'local'].map((label) => {
    const bytes = Buffer.from(label, 'utf8');
    return Buffer.concat([Buffer.from([bytes.length]), bytes]);
  });
  const head = Buffer.alloc(12);
  head.writeUInt16BE(1, 4);
  const tail = Buffer.alloc(5);
  tail.writeUInt16BE(PTR, 1);
  tail.writeUInt16BE(UNICAST, 3);
  return Buffer.concat([head, ...labels, tail]);
}

/** Names of the instances that an answer lists for a service. A message that is cut or foreign lists none. */
export function instancesIn(message: Uint8Array, service: string): string[] {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const wanted = `${service}.local`.toLowerCase();
  const found: string[] = [];
  try {
    if ((bytes.readUInt16BE(2) & 0x8000) === 0) return [];
    const questions = bytes.readUInt16BE(4);
    const answers = bytes.readUInt16BE(6) + bytes.readUInt16BE(8) + bytes.readUInt16BE(10);
    let at = 12;
    for (let index = 0; index < questions; index++) at = readName(bytes, at).end + 4;
    for (let index = 0; index < answers; index++) {
      const { labels, end } = readName(bytes, at);
      const [type, length] = [bytes.readUInt16BE(end), bytes.readUInt16BE(end + 8)];
      if (type === PTR && labels.join('.').toLowerCase() === wanted) {
        const [name] = readName(bytes, end + 10).labels;
        if (name !== undefined) found.push(name);
      }
      at = end + 10 + length;
    }
  } catch {
    // It broke off; what came before counts.
  }
  return found.slice(0, MOST_NAMES);
}

/** A name as its labels, and where the bytes after it begin. Throws RangeError past the end or in a circle. */
function readName(bytes: Buffer, start: number): { labels: string[]; end: number } {
  const labels: string[] = [];
  let [at, end] = [start, -1];
  for (let hops = 0; hops < 128; hops++) {
    const length = bytes.readUInt8(at);
    if (length === 0) return { labels, end: end < 0 ? at + 1 : end };
    if (length >= 0xc0) {
      if (end < 0) end = at + 2;
      at = bytes.readUInt16BE(at) & 0x3fff;
    } else if (length < 0x40 && at + 1 + length <= bytes.length) {
      labels.push(bytes.toString('utf8', at + 1, at + 1 + length));
      at += 1 + length;
    } else {
      throw new RangeError('label');
    }
  }
  throw new RangeError('circle');
}
