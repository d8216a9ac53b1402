import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../contract/diagnosis';
import { systemClock } from '../platform/clock';
import { certify, createLoopback, type Pair, refusingPort } from '../platform/loopback.testing';
import { createNet } from '../platform/net';
import { type Address, PortError } from '../ports';
import { allChecks } from './registry';
import { runChecks } from './run';
import { fakeContext, filesFrom } from './testing';

/**
 * All network checks together on real sockets: TLS, HTTP, TCP and DNS servers on loopback stand in for
 * the internet, under public-looking addresses.
 */
const NAMES: Record<string, string> = {
  'www.cloudflare.com': '203.0.113.1',
  'www.wikipedia.org': '203.0.113.2',
  'connectivitycheck.gstatic.com': '203.0.113.3',
  'apresolve.spotify.com': '203.0.113.10',
  'accounts.spotify.com': '203.0.113.11',
  'spclient.wg.spotify.com': '203.0.113.12',
  'api.spotify.com': '203.0.113.13',
  'i.scdn.co': '203.0.113.14',
  'login5.spotify.com': '203.0.113.15',
  'ap.spotify.com': '203.0.113.20',
  'ap-gew4.spotify.com': '203.0.113.21',
  'ap-gue1.spotify.com': '203.0.113.22',
};
const AP = /^203\.0\.113\.2\d$/;
const CHECKS = allChecks.filter(({ id }) =>
  [
    'net.ap.resolve',
    'net.ap.tcp',
    'net.captive',
    'net.dns',
    'net.https.spotify',
    'net.internet',
    'net.tls.intercept',
    'sys.clock',
  ].includes(id),
);

type Answer = (asked: IncomingMessage, reply: ServerResponse) => void;
const GOOD: Record<string, Answer> = {
  'apresolve.spotify.com': (_, reply) =>
    reply.end('{"accesspoint":["ap-gew4.spotify.com:4070","ap-gue1.spotify.com:443"]}'),
  'connectivitycheck.gstatic.com': (_, reply) => reply.writeHead(204).end(),
  'accounts.spotify.com': (_, reply) => reply.writeHead(302, { location: '/login' }).end(),
  'api.spotify.com': (_, reply) => reply.writeHead(401).end('{}'),
};

interface Faults {
  answers?: Record<string, Answer>;
  /** Names and what they get in place of their address: another one, or a DNS return code. */
  names?: (name: string) => string | number | undefined;
  /** Addresses and ports that refuse. */
  refuses?: (address: string, port: number) => boolean;
  certificate?: () => Pair;
  trusting?: boolean;
}

let authority: Pair;
let good: Pair;
let expired: Pair;
beforeAll(async () => {
  authority = await certify(['Loopback Root'], null);
  [good, expired] = await Promise.all([
    certify(Object.keys(NAMES), authority),
    certify(Object.keys(NAMES), authority, new Date(Date.now() - 365 * 86_400_000)),
  ]);
});
const loopback = createLoopback();
afterEach(loopback.close);

async function diagnose(faults: Faults): Promise<Record<string, CheckReport>> {
  const answer: Answer = (asked, reply) => {
    const host = asked.headers.host ?? '';
    const say = faults.answers?.[host] ?? faults.answers?.['*'] ?? GOOD[host];
    if (say) say(asked, reply);
    else reply.end('ok');
  };
  const pair = faults.certificate?.() ?? good;
  const [web, plain, point, nobody] = await Promise.all([
    loopback.listen(createHttpsServer({ key: pair.key, cert: pair.cert }, answer)),
    loopback.listen(createHttpServer(answer)),
    loopback.listen(createServer()),
    refusingPort(),
  ]);
  const addressOf = (name: string) => faults.names?.(name) ?? NAMES[name] ?? 3;
  const net = createNet({
    platform: 'linux',
    env: {},
    userAgent: 'Backline/test',
    testing: {
      servers: await loopback.nameServer(addressOf),
      resolveName: async (name): Promise<Address[]> => {
        const found = addressOf(name);
        if (typeof found === 'string') return [{ address: found, family: 4 }];
        throw new PortError(found === 3 ? 'not-found' : 'failed', found === 3 ? 'ENOTFOUND' : 'EAI_AGAIN');
      },
      route: (address, port) => {
        const open = AP.test(address) ? point.port : port === 443 ? web.port : plain.port;
        const known = Object.values(NAMES).includes(address) && !faults.refuses?.(address, port);
        return { address: '127.0.0.1', port: known ? open : nobody };
      },
      extraRoots: faults.trusting === false ? [] : [authority.cert],
    },
  });
  const { ports, spotify, windows } = fakeContext({
    net,
    clock: systemClock,
    machine: { systemPath: async (path) => path },
    files: filesFrom({ '/etc/hosts': '127.0.0.1 localhost\n' }),
  });
  const reports = await runChecks({ checks: CHECKS, ports, spotify, windows });
  return Object.fromEntries(reports.map((report) => [report.id, report]));
}

/** Finding ids of all reports, sorted; unknown ones as `id?`. */
function told(reports: Record<string, CheckReport>): string[] {
  return Object.values(reports)
    .flatMap(({ id, status, findings }) => [
      ...findings.map((one) => one.id),
      ...(status === 'unknown' ? [`${id}?`] : []),
    ])
    .sort();
}
const HEALTHY = [
  'ap/reachable',
  'apresolve/works',
  'captive/none',
  'clock/right',
  'dns/works',
  'https/accounts-works',
  'https/works',
  'internet/works',
  // Every certificate here comes from an authority of this test's own.
  'tls/intercepted',
];
/** The healthy answers with some replaced. */
const healthyBut = (gone: string[], instead: string[]) =>
  [...HEALTHY.filter((id) => !gone.includes(id)), ...instead].sort();

describe('the network checks on real sockets', () => {
  it('find nothing wrong with a healthy network', async () => {
    const reports = await diagnose({});
    expect(told(reports)).toEqual(HEALTHY);
    for (const { status, reason } of Object.values(reports))
      expect({ status, reason }).toEqual({ status: 'ok', reason: null });
  });

  it('see the sign-in server down alone', async () => {
    const reports = await diagnose({ refuses: (address) => address === NAMES['accounts.spotify.com'] });
    expect(told(reports)).toEqual(
      healthyBut(['https/works', 'https/accounts-works', 'tls/intercepted'], ['https/host-down', 'net.tls.intercept?']),
    );
  });

  it.each([
    [503, 'https/server-error'],
    [429, 'https/too-many'],
    [407, 'https/filtered'],
  ])('see a %i of one server', async (status, id) => {
    const reports = await diagnose({ answers: { 'api.spotify.com': (_, reply) => reply.writeHead(status).end() } });
    expect(told(reports)).toEqual(healthyBut(['https/works'], [id]));
  });

  it('see every access point refused', async () => {
    const reports = await diagnose({ refuses: (address) => AP.test(address) });
    expect(told(reports)).toEqual(healthyBut(['ap/reachable'], ['ap/all-refused']));
  });

  it('do without the list of access points', async () => {
    const reports = await diagnose({
      answers: { 'apresolve.spotify.com': (_, reply) => reply.setHeader('content-type', 'text/html').end('<html>') },
    });
    expect(told(reports)).toEqual(healthyBut(['apresolve/works'], ['apresolve/foreign-answer']));
  });

  it('see a name server that filters Spotify', async () => {
    const reports = await diagnose({ names: (name) => (name.includes('spotify') ? '0.0.0.0' : undefined) });
    expect(told(reports)).toEqual(
      healthyBut(
        ['ap/reachable', 'apresolve/works', 'dns/works', 'https/works', 'https/accounts-works', 'tls/intercepted'],
        ['ap/unresolvable', 'apresolve/failed', 'dns/blocked', 'net.https.spotify?', 'net.tls.intercept?'],
      ),
    );
    expect(reports['net.dns']?.findings[0]?.data).toEqual({
      name: 'accounts.spotify.com',
      address: '0.0.0.0',
      count: 8,
    });
  });

  it.each([
    [3, 'dns/missing'],
    [2, 'dns/refused'],
  ])('see a name server that answers everything with code %i', async (code, id) => {
    const reports = await diagnose({ names: () => code });
    expect(told(reports)).toEqual(
      [
        'ap/unresolvable',
        'apresolve/failed',
        id,
        'https/unreachable',
        'internet/none',
        'net.captive?',
        'net.tls.intercept?',
        'sys.clock?',
      ].sort(),
    );
  });

  it('see certificates nobody trusts, and do not call the internet dead for it', async () => {
    const reports = await diagnose({ trusting: false });
    expect(told(reports)).toEqual(
      [
        'ap/reachable',
        'apresolve/failed',
        'captive/none',
        'dns/works',
        'https/unreachable',
        'net.internet?',
        'sys.clock?',
        'tls/untrusted',
      ].sort(),
    );
  });

  it('see expired certificates, and still read the time', async () => {
    const reports = await diagnose({ certificate: () => expired });
    expect(told(reports)).toEqual(
      [
        'ap/reachable',
        'apresolve/failed',
        'captive/none',
        'clock/right',
        'dns/works',
        'https/unreachable',
        'net.internet?',
        'tls/expired',
      ].sort(),
    );
  });

  it('see a clock two hours off', async () => {
    const date = new Date(Date.now() + 7_200_000).toUTCString();
    const late: Answer = (_, reply) => reply.writeHead(200, { date }).end();
    const reports = await diagnose({ answers: { 'www.cloudflare.com': late, 'www.wikipedia.org': late } });
    expect(told(reports)).toEqual(healthyBut(['clock/right'], ['clock/wrong']));
    expect(reports['sys.clock']?.findings[0]?.data).toMatchObject({ behind: true });
  });

  it('see a sign-in page', async () => {
    const portal: Answer = (_, reply) => reply.writeHead(302, { location: 'http://login.hotel.example/' }).end();
    const reports = await diagnose({
      answers: { 'connectivitycheck.gstatic.com': portal },
      refuses: (address, port) => port === 443 || AP.test(address),
    });
    expect(told(reports)).toEqual(
      [
        'ap/all-refused',
        'apresolve/failed',
        'captive/portal',
        'dns/works',
        'https/unreachable',
        'internet/none',
        'net.tls.intercept?',
        'sys.clock?',
      ].sort(),
    );
  });
});
