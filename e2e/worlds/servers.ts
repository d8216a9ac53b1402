import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface LocalServer {
  port: number;
  close(): Promise<void>;
}

async function listen(server: Server): Promise<LocalServer> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes connections and never says a word. */
export const silentServer = (): Promise<LocalServer> => listen(createServer());

/** A proxy that keeps everybody waiting until it is told to go on. */
export interface HeldProxy extends LocalServer {
  /** Lets through who waits, and everybody who comes later. */
  release(): void;
  /** Connections so far. */
  calls(): number;
}

/** Takes connections, and answers what is asked when the spec says so. */
export async function heldProxy(): Promise<HeldProxy> {
  const waiting: Socket[] = [];
  let held = true;
  let calls = 0;
  const letThrough = (socket: Socket) => socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  const server = createServer((socket) => {
    calls += 1;
    socket.once('data', () => (held ? waiting.push(socket) : letThrough(socket)));
  });
  return {
    ...(await listen(server)),
    release() {
      held = false;
      for (const socket of waiting.splice(0)) letThrough(socket);
    },
    calls: () => calls,
  };
}

/** A port of this computer on which nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, close } = await silentServer();
  await close();
  return port;
}
