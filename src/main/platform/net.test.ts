import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Address, PortError } from '../ports';
import { certify, createLoopback, type Pair, refusingPort } from './loopback.testing';
import { createNet } from './net';

const LIMIT = { timeoutMs: 20_000 };
const SHORT = { timeoutMs: 60 };

let authority: Pair;
let good: Pair;
let expired: Pair;
let early: Pair;

beforeAll(async () => {
  authority = await certify(['Loopback Root'], null);
  const year = 365 * 86_400_000;
  const name = ['accounts.spotify.com'];
  [good, expired, early] = await Promise.all([
    certify(name, authority),
    certify(name, authority, new Date(Date.now() - year)),
    certify(name, authority, new Date(Date.now() + year)),
  ]);
});

const { listen, close } = createLoopback();
afterEach(close);

const secure = ({ key, cert }: Pair, answer: RequestListener = (_, reply) => reply.end('ok')) =>
  createHttpsServer({ key, cert }, answer);

/** Accepts and listens, and never says a word. */
const mute = () => createServer((socket) => socket.resume());

/** A net whose every name is loopback and whose every port is `port`. */
function netTo(port: number, trusting = false, names?: Address[]) {
  return createNet({
    platform: 'linux',
    env: {},
    userAgent: 'Backline/test',
    testing: {
      resolveName: async () => names ?? [{ address: '127.0.0.1', family: 4 }],
      route: (address) => ({ address, port }),
      extraRoots: trusting ? [authority.cert] : [],
    },
  });
}

describe('http', () => {
  it('asks plainly, without credentials, and does not follow', async () => {
    let seen: unknown;
    const { port } = await listen(
      createHttpServer((asked, reply) => {
        seen = { method: asked.method, url: asked.url, headers: asked.headers };
        reply.writeHead(302, { location: 'http://elsewhere.example/', date: 'Fri, 02 Jan 2026 00:00:00 GMT' }).end();
      }),
    );
    const answer = await netTo(port).http('http://me:secret@portal.example/a?b=c', LIMIT);
    expect(answer).toMatchObject({
      status: 302,
      headers: { location: 'http://elsewhere.example/', date: 'Fri, 02 Jan 2026 00:00:00 GMT' },
    });
    expect(seen).toMatchObject({
      method: 'GET',
      url: '/a?b=c',
      headers: { host: 'portal.example', 'user-agent': 'Backline/test' },
    });
    expect(JSON.stringify(seen)).not.toMatch(/secret|authorization|cookie/i);
  });

  it('reads no more than 64 KiB of a body without end, and lets go of the connection', async () => {
    const { port, sockets } = await listen(
      createHttpServer((_, reply) => {
        const more = () => {
          while (reply.write('x'.repeat(16_384)));
        };
        reply.on('drain', more);
        more();
      }),
    );
    const { body } = await netTo(port).http('http://a.example/', LIMIT);
    expect(body).toHaveLength(65_536);
    await closed(sockets);
  });

  it('gives what came of a body that broke off', async () => {
    const { port } = await listen(
      createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')),
    );
    expect(await netTo(port).http('http://a.example/', LIMIT)).toMatchObject({ status: 200, body: 'half' });
  });

  it('HEAD needs no body', async () => {
    const { port } = await listen(createHttpServer((_, reply) => reply.writeHead(204).end()));
    expect(await netTo(port).http('http://a.example/', { ...LIMIT, method: 'HEAD' })).toMatchObject({
      status: 204,
      body: '',
    });
  });

  it('names a refusal, a close without an answer and an answer in another language', async () => {
    await expect(netTo(await refusingPort()).http('http://a.example/', LIMIT)).rejects.toEqual(
      new PortError('failed', 'ECONNREFUSED'),
    );
    const shut = await listen(createServer((socket) => socket.resume().end()));
    await expect(netTo(shut.port).http('http://a.example/', LIMIT)).rejects.toMatchObject({ system: 'ECONNRESET' });
    const odd = await listen(createServer((socket) => socket.resume().end('SSH-2.0-x\r\n')));
    await expect(netTo(odd.port).http('http://a.example/', LIMIT)).rejects.toMatchObject({ code: 'failed' });
  });

  it.each(['http', 'https'])('%s gives up on a server that accepts and says nothing', async (scheme) => {
    const { port, sockets } = await listen(mute());
    await expect(netTo(port).http(`${scheme}://a.example/`, SHORT)).rejects.toEqual(
      new PortError('timeout', 'ETIMEDOUT'),
    );
    await closed(sockets);
  });

  it('gives up on a body that never ends arriving', async () => {
    const { port } = await listen(
      createServer((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx')),
    );
    await expect(netTo(port).http('http://a.example/', SHORT)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('stops when cancelled, at whatever point', async () => {
    const controller = new AbortController();
    const { port, sockets } = await listen(createServer(() => controller.abort()));
    const asked = netTo(port).http('https://a.example/', { ...LIMIT, signal: controller.signal });
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    await closed(sockets);
    await expect(netTo(port).http('http://a.example/', { ...LIMIT, signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('accepts certificates that this computer trusts, and no others', async () => {
    const { port } = await listen(secure(good));
    expect(await netTo(port, true).http('https://accounts.spotify.com/', LIMIT)).toMatchObject({
      status: 200,
      body: 'ok',
    });
    await expect(netTo(port, true).http('https://api.spotify.com/', LIMIT)).rejects.toMatchObject({
      system: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(netTo(port).http('https://accounts.spotify.com/', LIMIT)).rejects.toMatchObject({
      system: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('speaks http and https only', async () => {
    await expect(netTo(1).http('file:///etc/passwd', LIMIT)).rejects.toMatchObject({ code: 'failed' });
  });
});

describe('tls', () => {
  const host = 'accounts.spotify.com';

  it('tells a root of this computer from one of Mozilla', async () => {
    const { port } = await listen(secure(good));
    expect(await netTo(port, true).tls(host, 443, LIMIT)).toEqual({
      trustedByMozilla: false,
      trustedHere: true,
      error: null,
      issuer: 'Loopback Authority',
    });
  });

  it('names the fault of a chain nobody trusts', async () => {
    const { port, sockets } = await listen(secure(good));
    expect(await netTo(port).tls(host, 443, LIMIT)).toMatchObject({
      trustedByMozilla: false,
      error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    await closed(sockets);
  });

  it.each([
    ['CERT_HAS_EXPIRED', () => expired],
    ['CERT_NOT_YET_VALID', () => early],
  ])('sees %s through a trusted root', async (error, pair) => {
    const { port } = await listen(secure(pair()));
    expect(await netTo(port, true).tls(host, 443, LIMIT)).toMatchObject({ trustedHere: false, error });
  });

  it('sees a certificate of somebody else', async () => {
    const { port } = await listen(secure(good));
    expect(await netTo(port, true).tls('api.spotify.com', 443, LIMIT)).toMatchObject({
      trustedHere: false,
      error: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('fails where no certificate is shown', async () => {
    const plain = await listen(
      createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 no\r\n\r\n'))),
    );
    await expect(netTo(plain.port).tls(host, 443, LIMIT)).rejects.toMatchObject({ code: 'failed' });
    const reset = await listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    await expect(netTo(reset.port).tls(host, 443, LIMIT)).rejects.toMatchObject({ system: 'ECONNRESET' });
    const silent = await listen(mute());
    await expect(netTo(silent.port).tls(host, 443, SHORT)).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('tcp', () => {
  it('connects and closes, or says why not', async () => {
    const { port, sockets } = await listen(mute());
    expect(await netTo(port).tcp('ap.spotify.com', 4070, LIMIT)).toBeGreaterThanOrEqual(0);
    await closed(sockets);
    await expect(netTo(await refusingPort()).tcp('ap.spotify.com', 4070, LIMIT)).rejects.toMatchObject({
      system: 'ECONNREFUSED',
    });
    await expect(netTo(port).tcp('ap.spotify.com', 4070, { ...LIMIT, family: 6 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('goes on to the next address when one refuses', async () => {
    const { port } = await listen(mute());
    // Nothing listens on the other addresses of 127.0.0.0/8.
    const names: Address[] = ['127.0.0.2', '127.0.0.3', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    expect(await netTo(port, false, names).tcp('a.example', 1, LIMIT)).toBeGreaterThanOrEqual(0);
    await expect(netTo(port, false, names.slice(0, 2)).tcp('a.example', 1, LIMIT)).rejects.toBeInstanceOf(PortError);
  });
});

describe('proxy', () => {
  const proxy = { host: 'proxy.example', port: 8080 };

  async function proxyAnswering(head: string): Promise<{ port: number; asked: string[] }> {
    const asked: string[] = [];
    const { port } = await listen(
      createServer((socket) =>
        socket.once('data', (text) => {
          asked.push(text.toString());
          socket.end(`${head}\r\n\r\n`);
        }),
      ),
    );
    return { port, asked };
  }

  it.each([
    [407, 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0'],
    [403, 'HTTP/1.1 403 Forbidden\r\nContent-Length: 2'],
    [200, 'HTTP/1.1 200 Connection established'],
    [502, 'HTTP/1.0 502 Bad Gateway'],
  ])('hears its %i', async (status, head) => {
    const { port, asked } = await proxyAnswering(head);
    expect(await netTo(port).connectThrough(proxy, { host: 'accounts.spotify.com', port: 443 }, LIMIT)).toBe(status);
    expect(asked[0]).toMatch(/^CONNECT accounts\.spotify\.com:443 HTTP\/1\.1\r\n/);
    expect(asked[0]).not.toMatch(/authorization/i);
  });

  it('tells a dead one from one that is silent or speaks otherwise', async () => {
    const target = { host: 'accounts.spotify.com', port: 443 };
    await expect(netTo(await refusingPort()).connectThrough(proxy, target, LIMIT)).rejects.toMatchObject({
      system: 'ECONNREFUSED',
    });
    const silent = await listen(mute());
    await expect(netTo(silent.port).connectThrough(proxy, target, SHORT)).rejects.toMatchObject({ code: 'timeout' });
    await closed(silent.sockets);
    const socks = await listen(createServer((socket) => socket.once('data', () => socket.end(Buffer.from([5, 255])))));
    await expect(netTo(socks.port).connectThrough(proxy, target, LIMIT)).rejects.toMatchObject({ code: 'failed' });
    const shut = await listen(createServer((socket) => socket.resume().end()));
    await expect(netTo(shut.port).connectThrough(proxy, target, LIMIT)).rejects.toMatchObject({ system: 'ECONNRESET' });
  });

  it('carries https through a tunnel and http by the whole address', async () => {
    const inner = await listen(secure(good));
    const outer = createHttpServer((asked, reply) => reply.end(`by proxy: ${asked.url}`));
    outer.on('connect', (_asked, client, head) => {
      const onward = netSocket(inner.port);
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(client).pipe(onward);
      client.on('error', () => onward.destroy());
    });
    const { port } = await listen(outer);
    const net = netTo(port, true);
    expect(await net.http('https://accounts.spotify.com/', { ...LIMIT, proxy })).toMatchObject({
      status: 200,
      body: 'ok',
    });
    expect(await net.http('http://a.example/x', { ...LIMIT, proxy })).toMatchObject({
      body: 'by proxy: http://a.example/x',
    });
    const closedProxy = await proxyAnswering('HTTP/1.1 407 No');
    expect(await netTo(closedProxy.port).http('https://accounts.spotify.com/', { ...LIMIT, proxy })).toMatchObject({
      status: 407,
    });
  });
});

it('lists interfaces without loopback', () => {
  for (const { address, family } of netTo(1).interfaces()) {
    expect(['127.0.0.1', '::1']).not.toContain(address);
    expect([4, 6]).toContain(family);
  }
});

function netSocket(port: number): Socket {
  return connect(port, '127.0.0.1').on('error', () => {});
}

/** Resolves when the other side has seen every connection close; a leak hangs the test until its limit. */
async function closed(sockets: Set<Socket>): Promise<void> {
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
}

describe('[sec-26] a pasted token', () => {
  it('goes to the Web API alone, encrypted and straight', async () => {
    const pair = await certify(['api.spotify.com', 'accounts.spotify.com'], authority);
    let asked = 0;
    let seen: string | undefined;
    const server = secure(pair, (request, reply) => {
      asked += 1;
      seen = request.headers.authorization;
      reply.end('{}');
    });
    const { port } = await listen(server);
    const net = netTo(port, true);
    const bearer = 'BQC-0_x.y~z';
    await net.http('https://api.spotify.com/v1/me', { ...LIMIT, bearer });
    expect(seen).toBe('Bearer BQC-0_x.y~z');
    await net.http('https://api.spotify.com/v1/me', LIMIT);
    expect(seen).toBeUndefined();
    for (const [url, rest] of [
      ['http://api.spotify.com/v1/me', {}],
      ['https://accounts.spotify.com/v1/me', {}],
      ['https://api.spotify.com.evil.example/v1/me', {}],
      ['https://api.spotify.com:8443/v1/me', {}],
      ['https://api.spotify.com/v1/me', { proxy: { host: '127.0.0.1', port } }],
      ['https://api.spotify.com/v1/me', { bearer: 'a\r\nx-other: b' }],
    ] as const) {
      await expect(net.http(url, { ...LIMIT, bearer, ...rest }), url).rejects.toMatchObject({ system: 'EPERM' });
    }
    expect(asked).toBe(2);
  });
});
