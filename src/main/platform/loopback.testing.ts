import { createSocket } from 'node:dgram';
import type { Server } from 'node:http';
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';
import { generate } from 'selfsigned';

/** Real servers on loopback for tests. */

export interface Pair {
  key: string;
  cert: string;
}

/** A certificate for names, signed by an authority; without one, an authority of its own. */
export async function certify(
  names: readonly string[],
  authority: Pair | null,
  from = new Date(Date.now() - 86_400_000),
): Promise<Pair> {
  const made = await generate(
    [
      { name: 'commonName', value: names[0] ?? '' },
      { name: 'organizationName', value: authority === null ? 'Loopback Authority' : 'Loopback Host' },
    ],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: from,
      notAfterDate: new Date(from.getTime() + 30 * 86_400_000),
      extensions:
        authority === null
          ? [
              { name: 'basicConstraints', cA: true, critical: true },
              { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
            ]
          : [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) }],
      ...(authority === null ? {} : { ca: authority }),
    },
  );
  return { key: made.private, cert: made.cert };
}

/** Servers that a test opened, to be closed together when it ends. */
export function createLoopback() {
  const closers: (() => Promise<void>)[] = [];
  return {
    async listen<S extends NetServer | Server>(server: S): Promise<{ port: number; sockets: Set<Socket> }> {
      const sockets = new Set<Socket>();
      server.on('connection', (socket: Socket) => {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.once('close', () => sockets.delete(socket));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(async () => {
        for (const socket of sockets) socket.destroy();
        await new Promise((resolve) => server.close(resolve));
      });
      return { port: (server.address() as AddressInfo).port, sockets };
    },

    /**
     * A name server. It answers IPv4 questions with the address it is given for the name, everything
     * with a return code (3 no such name, 2 server failure, 0 no data), or nothing at all for null.
     */
    async nameServer(answer: (name: string) => string | number | null): Promise<string[]> {
      const socket = createSocket('udp4');
      socket.on('message', (question, from) => {
        const end = question.indexOf(0, 12);
        const said = answer(nameIn(question));
        if (said === null) return;
        const head = Buffer.from(question.subarray(0, end + 5));
        const gives = typeof said === 'string' && question.readUInt16BE(end + 1) === 1;
        head.writeUInt16BE(0x8180 | (typeof said === 'number' ? said : 0), 2);
        head.writeUInt16BE(gives ? 1 : 0, 6);
        head.writeUInt32BE(0, 8);
        const row = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...String(said).split('.').map(Number)]);
        socket.send(gives ? Buffer.concat([head, row]) : head, from.port, from.address);
      });
      await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
      closers.push(() => new Promise((resolve) => socket.close(resolve)));
      return [`127.0.0.1:${socket.address().port}`];
    },

    async close(): Promise<void> {
      for (const close of closers.splice(0)) await close();
    },
  };
}

/** The name a DNS question asks for: labels, each after its length. */
function nameIn(question: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; at < question.length; ) {
    const length = question[at] ?? 0;
    if (length === 0) break;
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return labels.join('.').toLowerCase();
}

/** A port where nobody listens: one that was just given back. */
export async function refusingPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
