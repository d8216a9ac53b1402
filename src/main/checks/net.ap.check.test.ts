import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { type HttpAnswer, PortError } from '../ports';
import { readAnswer } from './access-points';
import { check as resolveCheck } from './net.ap.resolve.check';
import { check as tcpCheck } from './net.ap.tcp.check';
import { type Given, runCheck } from './testing';

const LIST_URL = 'https://apresolve.spotify.com/?type=accesspoint&type=dealer&type=spclient';
const TYPED =
  '{"accesspoint":["ap-gew4.spotify.com:4070","ap-gue1.spotify.com:443"],"dealer":["dealer.spotify.com:443"]}';
const LEGACY = '{"ap_list":["ap-gue1.spotify.com:4070","ap-gue1.spotify.com:443","ap-gew1.spotify.com:80"]}';
const PAGE = '<!doctype html><title>Sign in</title>';

describe('an odd answer in place of the list', () => {
  const ask = (answers: (HttpAnswer | PortError)[]) =>
    runCheck(resolveCheck, {
      net: {
        http: async () => {
          const next = answers.shift();
          if (next === undefined || next instanceof PortError) throw next;
          return next;
        },
      },
    });
  const odd = { status: 404, headers: { server: 'envoy' }, body: '{"error":"no"}', ms: 1 };

  it('is a fault of Spotify’s where it bears the signs of Spotify’s front', async () => {
    expect((await ask([odd])).findings).toEqual([{ id: 'apresolve/failed', data: { error: 'HTTP 404' } }]);
    expect((await ask([{ ...odd, status: 200 }])).findings).toEqual([
      { id: 'apresolve/failed', data: { error: 'GARBAGE' } },
    ]);
    expect((await ask([{ ...odd, headers: { server: 'envoy', via: 'squid' } }])).findings).toMatchObject([
      { id: 'apresolve/foreign-answer' },
    ]);
  });

  it('is waited for a second time where none came in time', async () => {
    const late = new PortError('timeout', 'ETIMEDOUT');
    expect((await ask([late, { ...odd, status: 200, body: TYPED }])).status).toBe('ok');
    expect((await ask([late, late])).findings).toEqual([{ id: 'apresolve/failed', data: { error: 'ETIMEDOUT' } }]);
    expect((await ask([new PortError('failed', 'ECONNREFUSED')])).status).toBe('problem');
  });
});

describe('the list of access points', () => {
  it('is read in both of its shapes', () => {
    expect(readAnswer(200, TYPED)).toEqual({
      state: 'list',
      points: [
        { host: 'ap-gew4.spotify.com', port: 4070 },
        { host: 'ap-gue1.spotify.com', port: 443 },
      ],
    });
    expect(readAnswer(200, LEGACY)).toMatchObject({ state: 'list', points: { length: 3 } });
  });

  it.each([
    [200, PAGE],
    [200, '[]'],
    [200, 'null'],
    [200, '{"accesspoint":["ap.evil.example:4070","localhost:80","10.0.0.1:443","spotify.com.evil.example:1"]}'],
    [302, ''],
    [400, 'Bad Request'],
    [403, PAGE],
    [407, ''],
  ])('%i %s is somebody else speaking', (status, body) => {
    expect(readAnswer(status, body)).toEqual({ state: 'foreign', status });
  });

  it.each([
    [503, '', 'HTTP 503'],
    [429, '', 'HTTP 429'],
    [200, '{"accesspoint":[]}', 'EMPTY'],
    [200, ' ', 'EMPTY'],
  ])('%i %s is a failure', (status, body, error) => {
    expect(readAnswer(status, body)).toEqual({ state: 'failed', error });
  });

  it('survives any text and names hosts of Spotify only', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.string()).map((list) => JSON.stringify({ ap_list: list })),
        ),
        (body) => {
          const answer = readAnswer(200, body);
          if (answer.state === 'list') for (const { host } of answer.points) expect(host).toMatch(/\.spotify\.com$/);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});

type Reaction = 'open' | 'refused' | 'silent' | 'denied';
const FAULTS = {
  refused: new PortError('failed', 'ECONNREFUSED'),
  silent: new PortError('timeout', 'ETIMEDOUT'),
  denied: new PortError('no-permission', 'EPERM'),
};

/** A network where names have the given addresses and `react` says what a connection meets. */
function network(
  list: string | PortError,
  names: Record<string, string[]>,
  react: (address: string, port: number) => Reaction,
): Given {
  return {
    net: {
      http: async (url) => {
        expect(url).toBe(LIST_URL);
        if (list instanceof PortError) throw list;
        return { status: 200, headers: {}, body: list, ms: 5 };
      },
      lookup: async (host) => {
        const found = names[host];
        if (found === undefined) throw new PortError('not-found', 'ENOTFOUND');
        return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      },
      tcp: async (address, port) => {
        const reaction = react(address, port);
        if (reaction !== 'open') throw FAULTS[reaction];
        return port === 4070 ? 30 : 10;
      },
    },
  };
}
const NAMES = {
  'ap-gew4.spotify.com': ['203.0.113.4'],
  'ap-gue1.spotify.com': ['203.0.113.1'],
  'ap.spotify.com': ['203.0.113.9'],
};

describe('net.ap.resolve', () => {
  it('counts, or says what it met', async () => {
    const quiet = () => 'silent' as const;
    expect(await runCheck(resolveCheck, network(TYPED, NAMES, quiet))).toEqual({
      status: 'ok',
      findings: [{ id: 'apresolve/works', data: { count: 2 } }],
    });
    expect(await runCheck(resolveCheck, network(FAULTS.refused, NAMES, quiet))).toEqual({
      status: 'problem',
      findings: [{ id: 'apresolve/failed', data: { error: 'ECONNREFUSED' } }],
    });
    expect(await runCheck(resolveCheck, network(PAGE, NAMES, quiet))).toMatchObject({
      findings: [{ id: 'apresolve/foreign-answer' }],
    });
  });
});

describe('net.ap.tcp', () => {
  const run = (
    react: (address: string, port: number) => Reaction,
    names: Record<string, string[]> = NAMES,
    list: string | PortError = TYPED,
  ) => runCheck(tcpCheck, network(list, names, react));

  it('prefers the port the client prefers', async () => {
    expect(await run(() => 'open')).toEqual({
      status: 'ok',
      findings: [{ id: 'ap/reachable', data: { port: 4070, ms: 30 } }],
    });
  });

  it('takes a refusal by some for the normal thing it is', async () => {
    const outcome = await run((address, port) => (address === '203.0.113.1' && port === 4070 ? 'open' : 'refused'));
    expect(outcome).toEqual({ status: 'ok', findings: [{ id: 'ap/reachable', data: { port: 4070, ms: 30 } }] });
    expect(await run((_, port) => (port === 443 ? 'open' : 'refused'))).toEqual({
      status: 'ok',
      findings: [{ id: 'ap/reachable', data: { port: 443, ms: 10 } }],
    });
  });

  it('sees 4070 filtered while another port gets through', async () => {
    expect(await run((_, port) => (port === 4070 ? 'silent' : 'open'))).toEqual({
      status: 'ok',
      findings: [
        { id: 'ap/reachable', data: { port: 443, ms: 10 } },
        { id: 'ap/port-4070-blocked', data: { port: 443 } },
      ],
    });
  });

  it.each([
    ['refused', 'ap/all-refused', 'ECONNREFUSED'],
    ['denied', 'ap/all-refused', 'EPERM'],
    ['silent', 'ap/all-silent', 'ETIMEDOUT'],
  ] as const)('everything %s is %s', async (reaction, id, error) => {
    expect(await run(() => reaction)).toEqual({ status: 'problem', findings: [{ id, data: { tried: 6, error } }] });
  });

  it('takes silence with a few normal refusals for silence', async () => {
    expect(await run((address) => (address === '203.0.113.1' ? 'refused' : 'silent'))).toMatchObject({
      findings: [{ id: 'ap/all-silent', data: { error: 'ETIMEDOUT' } }],
    });
  });

  it('falls back as the client does when the list, or every name on it, fails', async () => {
    const reach = (address: string): Reaction => (address === '203.0.113.9' ? 'open' : 'silent');
    for (const list of [FAULTS.silent, '{"ap_list":["ap-gone.spotify.com:4070"]}']) {
      expect(await run(reach, NAMES, list)).toMatchObject({ status: 'ok', findings: [{ id: 'ap/reachable' }] });
    }
  });

  it('never connects to this computer when a filter sends the names here', async () => {
    const never = (): Reaction => {
      throw new Error('connected');
    };
    const sunk = { 'ap-gew4.spotify.com': ['0.0.0.0', '::'], 'ap-gue1.spotify.com': ['127.0.0.1'] };
    expect(await run(never, sunk)).toEqual({ status: 'problem', findings: [{ id: 'ap/unresolvable' }] });
    expect(await run(never, {})).toEqual({ status: 'problem', findings: [{ id: 'ap/unresolvable' }] });
  });

  it('tries IPv6 where IPv4 leads nowhere', async () => {
    const names = { 'ap-gew4.spotify.com': ['203.0.113.4', '64:ff9b::cb00:7104'] };
    expect(await run((address) => (address.includes(':') ? 'open' : 'silent'), names)).toMatchObject({
      status: 'ok',
      findings: [{ id: 'ap/reachable' }],
    });
    expect(await run(() => 'silent', names)).toMatchObject({ findings: [{ id: 'ap/all-silent', data: { tried: 3 } }] });
  });
});
