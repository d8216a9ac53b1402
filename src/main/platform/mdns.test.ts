import { createSocket, type Socket } from 'node:dgram';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { discover, instancesIn, question } from './mdns';

const SERVICE = '_spotify-connect._tcp';
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});

/** An answer that names instances, with the service's name compressed as devices do. */
function answer(names: readonly string[]): Buffer {
  const asked = question(SERVICE);
  const head = Buffer.from(asked);
  head.writeUInt16BE(0x8400, 2);
  head.writeUInt16BE(names.length, 6);
  const rows = names.map((name) => {
    const label = Buffer.from(name, 'utf8');
    const row = Buffer.alloc(12);
    row.writeUInt16BE(0xc00c, 0);
    row.writeUInt16BE(12, 2);
    row.writeUInt16BE(1, 4);
    row.writeUInt16BE(label.length + 3, 10);
    return Buffer.concat([row, Buffer.from([label.length]), label, Buffer.from([0xc0, 0x0c])]);
  });
  return Buffer.concat([head, ...rows]);
}

/** A device on loopback that answers a question with these messages. */
async function device(...messages: Buffer[]): Promise<{ address: string; port: number; asked: Buffer[] }> {
  const socket = createSocket('udp4');
  open.push(socket);
  const asked: Buffer[] = [];
  socket.on('message', (message, from) => {
    asked.push(message);
    for (const one of messages) socket.send(one, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: '127.0.0.1', port: socket.address().port, asked };
}

it('collects the devices that answer, each once', async () => {
  const target = await device(answer(['Küche', 'Bad']), answer(['Bad']), Buffer.from('nonsense'));
  expect(await discover(SERVICE, { timeoutMs: 150 }, target)).toEqual(['Küche', 'Bad']);
  expect(target.asked[0]?.toString('latin1')).toContain('\u0010_spotify-connect\u0004_tcp\u0005local\u0000');
});

it('gives none when nobody answers, and stops when told', async () => {
  const silent = await device();
  expect(await discover(SERVICE, { timeoutMs: 20 }, silent)).toEqual([]);
  const stop = new AbortController();
  const asked = discover(SERVICE, { timeoutMs: 60_000, signal: stop.signal }, silent);
  stop.abort();
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  await expect(discover(SERVICE, { timeoutMs: 1, signal: stop.signal }, silent)).rejects.toMatchObject({
    code: 'cancelled',
  });
});

it('leaves out questions, other services and names that run in a circle', () => {
  expect(instancesIn(question(SERVICE), SERVICE)).toEqual([]);
  expect(instancesIn(answer(['Bad']), '_airplay._tcp')).toEqual([]);
  const circle = answer(['Bad']);
  circle.writeUInt16BE(0xc000 | question(SERVICE).length, question(SERVICE).length);
  expect(instancesIn(circle, SERVICE)).toEqual([]);
});

it('survives every message', () => {
  const real = answer(['Küche', 'Bad']);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
          const damaged = Uint8Array.from(real);
          for (const [at, byte] of changes) damaged[at] = byte;
          return damaged;
        }),
      ),
      (message) => {
        for (const name of instancesIn(message, SERVICE)) expect(name.length).toBeLessThan(64);
      },
    ),
    { numRuns: runs(20_000) },
  );
});
