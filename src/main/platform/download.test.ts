import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certify, createLoopback, type Pair } from './loopback.testing';
import { createNet } from './net';

const URL = 'https://download.scdn.co/SpotifySetup.exe';
const LIMIT = { timeoutMs: 20_000, maxBytes: 1_000_000 };

let authority: Pair;
let good: Pair;
let other: Pair;
beforeAll(async () => {
  authority = await certify(['Loopback Root'], null);
  [good, other] = await Promise.all([
    certify(['download.scdn.co'], authority),
    certify(['download.example'], authority),
  ]);
});

const { listen, close } = createLoopback();
afterEach(close);

async function netTo(answer: RequestListener, pair = good, trusting = true) {
  const { port, sockets } = await listen(createHttpsServer(pair, answer));
  const net = createNet({
    platform: 'linux',
    env: {},
    userAgent: 'Backline/test',
    testing: {
      resolveName: async () => [{ address: '127.0.0.1', family: 4 }],
      route: (address) => ({ address, port }),
      extraRoots: trusting ? [authority.cert] : [],
    },
  });
  return { net, sockets };
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

describe('download', () => {
  it('gives every byte, and says nothing of the person', async () => {
    let seen: IncomingMessage['headers'] = {};
    const body = Buffer.alloc(300_000, 'MZ');
    const { net, sockets } = await netTo((asked, reply) => {
      seen = asked.headers;
      reply.end(body);
    });
    expect((await collect(net.download(URL, LIMIT))).equals(body)).toBe(true);
    expect(seen).toMatchObject({ host: 'download.scdn.co', 'user-agent': 'Backline/test' });
    expect(Object.keys(seen).join()).not.toMatch(/cookie|authorization|referer/);
    await expect.poll(() => sockets.size).toBe(0);
  });

  it.each([
    'http://download.scdn.co/SpotifySetup.exe',
    'https://download.scdn.co:8443/SpotifySetup.exe',
    'https://download.scdn.co.example/SpotifySetup.exe',
    'https://download.example/SpotifySetup.exe',
    'https://download.scdn.co@download.example/SpotifySetup.exe',
    'file:///etc/passwd',
  ])('[sec-34] asks no other host and no other way: %s', async (url) => {
    const { net } = await netTo(() => expect.unreachable());
    await expect(collect(net.download(url, LIMIT))).rejects.toMatchObject({ code: 'failed', system: 'EPERM' });
  });

  it('[sec-34] takes nothing behind a certificate that is not valid, or is for another name', async () => {
    const untrusted = await netTo((_, reply) => reply.end('MZ'), good, false);
    await expect(collect(untrusted.net.download(URL, LIMIT))).rejects.toMatchObject({ code: 'failed' });
    const wrong = await netTo((_, reply) => reply.end('MZ'), other);
    await expect(collect(wrong.net.download(URL, LIMIT))).rejects.toMatchObject({
      system: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it.each([
    [
      'a redirect',
      (reply: ServerResponse) => reply.writeHead(302, { location: 'https://x.example/' }).end(),
      'HTTP_302',
    ],
    ['a page of a filter', (reply: ServerResponse) => reply.writeHead(403).end('<html>'), 'HTTP_403'],
    [
      'too much, announced',
      (reply: ServerResponse) => reply.writeHead(200, { 'content-length': 2_000_000 }).flushHeaders(),
      'EFBIG',
    ],
    ['too much, not announced', (reply: ServerResponse) => void reply.write(Buffer.alloc(1_000_001)), 'EFBIG'],
    [
      'half of what was announced',
      (reply: ServerResponse) => {
        reply.writeHead(200, { 'content-length': 100 }).write('MZ');
        setImmediate(() => reply.destroy());
      },
      'ECONNRESET',
    ],
  ])('refuses %s', async (_, answer, system) => {
    const { net, sockets } = await netTo((_asked, reply) => void answer(reply));
    await expect(collect(net.download(URL, LIMIT))).rejects.toMatchObject({ system });
    await expect.poll(() => sockets.size).toBe(0);
  });

  it('gives up on silence, before the head and after it', async () => {
    const short = { ...LIMIT, timeoutMs: 300 };
    const mute = await netTo(() => {});
    await expect(collect(mute.net.download(URL, short))).rejects.toMatchObject({ code: 'timeout' });
    const stuck = await netTo((_, reply) => void reply.write('MZ'));
    await expect(collect(stuck.net.download(URL, short))).rejects.toMatchObject({ code: 'timeout' });
    await expect.poll(() => stuck.sockets.size).toBe(0);
  });

  it('stops when it is told to, and when nobody reads on', async () => {
    const { net, sockets } = await netTo((_, reply) => void reply.write('MZ'));
    const end = new AbortController();
    const pieces = net.download(URL, { ...LIMIT, signal: end.signal });
    const reading = (async () => {
      for await (const _ of pieces) end.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    for await (const _ of net.download(URL, LIMIT)) break;
    await expect.poll(() => sockets.size).toBe(0);
  });
});
