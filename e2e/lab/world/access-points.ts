import { createServer } from 'node:net';
import { listen } from './web';

export const AP_PORTS = [4070, 443, 80] as const;

/** How an access point behaves: the ports it listens on. */
export interface AccessPoint {
  ports: readonly number[];
}

/** Access points take a connection, say nothing and close on whatever is not their own protocol. */
export async function serveAccessPoint({ ports }: AccessPoint, address: string): Promise<void> {
  await Promise.all(
    ports.map((port) =>
      listen(
        createServer((socket) => socket.once('data', () => socket.destroy())),
        port,
        address,
      ),
    ),
  );
}
