import { describe, expect, it } from 'vitest';
import { type Address, type HttpAnswer, PortError } from '../ports';
import { check } from './net.https.spotify.check';
import { type Given, runCheck } from './testing';

type Reaction = Partial<HttpAnswer> | PortError;
const HOSTS = ['accounts.spotify.com', 'spclient.wg.spotify.com', 'api.spotify.com', 'i.scdn.co'] as const;
type Host = (typeof HOSTS)[number];
const MUSIC = ['audio-ak.spotifycdn.com', 'audio-fa.scdn.co'];

/** What the four answer on a good day. */
const GOOD: Record<Host, Reaction> = {
  'accounts.spotify.com': { status: 302, headers: { location: '/en/login', server: 'envoy' } },
  'spclient.wg.spotify.com': { status: 404, headers: { server: 'envoy' } },
  'api.spotify.com': { status: 401, headers: { 'content-type': 'application/json' }, body: '{}' },
  'i.scdn.co': { status: 403, headers: { server: 'AkamaiGHost', 'content-type': 'text/html' }, body: '<HTML>' },
};
const silent = new PortError('timeout', 'ETIMEDOUT');
const refused = new PortError('failed', 'ECONNREFUSED');

function servers(
  changed: Partial<Record<Host, Reaction>>,
  names: Record<string, Address[] | PortError> = {},
  behind: Record<string, string | PortError> = {},
): Given {
  return {
    net: {
      http: async (url) => {
        const reaction = { ...GOOD, ...changed }[new URL(url).hostname as Host];
        if (reaction instanceof PortError) throw reaction;
        return { status: 200, headers: {}, body: '', ms: 1, ...reaction };
      },
      lookup: async (host) => {
        const found = names[host] ?? [{ address: '203.0.113.1', family: 4 }];
        if (found instanceof PortError) throw found;
        return found;
      },
      tls: async (host) => {
        const fault = behind[host] ?? null;
        if (fault instanceof PortError) throw fault;
        return { trustedByMozilla: fault === null, trustedHere: fault === null, error: fault, issuer: null };
      },
    },
  };
}
const all = (reaction: Reaction) => Object.fromEntries(HOSTS.map((host) => [host, reaction]));

describe('net.https.spotify', () => {
  it('takes any answer of Spotify for working', async () => {
    expect(await runCheck(check, servers({}))).toEqual({
      status: 'ok',
      findings: [{ id: 'https/works' }, { id: 'https/accounts-works' }],
    });
  });

  it.each([
    [refused, 'ECONNREFUSED'],
    [new PortError('not-found', 'ENOTFOUND'), 'ENOTFOUND'],
    [new PortError('failed', 'CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED'],
  ])('says what stops all of them: %s', async (error, name) => {
    expect(await runCheck(check, servers(all(error)))).toEqual({
      status: 'problem',
      findings: [{ id: 'https/unreachable', data: { error: name } }],
    });
  });

  it('names what most of them met', async () => {
    const outcome = await runCheck(check, servers({ ...all(silent), 'accounts.spotify.com': refused }));
    expect(outcome.findings?.[0]?.data).toEqual({ error: 'ETIMEDOUT' });
  });

  it('blames one silent host on Spotify when its name leads somewhere', async () => {
    expect(await runCheck(check, servers({ 'accounts.spotify.com': silent }))).toEqual({
      status: 'problem',
      findings: [{ id: 'https/host-down', data: { host: 'accounts.spotify.com', error: 'ETIMEDOUT' } }],
    });
    expect(await runCheck(check, servers({ 'i.scdn.co': refused }))).toMatchObject({
      findings: [{ id: 'https/accounts-works' }, { id: 'https/host-down', data: { host: 'i.scdn.co' } }],
    });
  });

  it.each([
    [[{ address: '0.0.0.0', family: 4 }] as Address[]],
    [[{ address: '::', family: 6 }] as Address[]],
    [new PortError('not-found', 'ENOTFOUND')],
  ])('blames nobody when the name leads nowhere here: %j', async (found) => {
    const outcome = await runCheck(
      check,
      servers({ 'accounts.spotify.com': refused }, { 'accounts.spotify.com': found }),
    );
    expect(outcome).toEqual({
      status: 'unknown',
      findings: [],
      reason: { code: 'needs-other-check', detail: 'accounts.spotify.com' },
    });
  });

  describe('where all of them are silent', () => {
    /** Each of Spotify's is silent so many times, in whatever order they are asked. */
    function sleepy(times: number, error: PortError, control: Reaction = { status: 200 }): Given & { asked: string[] } {
      const given = servers({});
      const asked: string[] = [];
      return {
        asked,
        clock: { now: () => 0, monotonic: () => 0 },
        net: {
          ...given.net,
          http: async (url, options) => {
            const { hostname } = new URL(url);
            asked.push(hostname);
            if (!HOSTS.some((host) => host === hostname)) {
              if (control instanceof PortError) throw control;
              return { status: 200, headers: {}, body: '', ms: 1, ...control };
            }
            if (asked.filter((host) => host === hostname).length <= times) throw error;
            if (given.net?.http === undefined) throw new Error('no http');
            return given.net.http(url, options);
          },
        },
      };
    }
    const unreachable = { status: 'problem', findings: [{ id: 'https/unreachable', data: { error: 'ETIMEDOUT' } }] };
    const spotify = ({ asked }: { asked: string[] }) => asked.filter((host) => HOSTS.some((one) => one === host));

    it('asks all of them once more when others answer, and believes that', async () => {
      const given = sleepy(1, silent);
      expect(await runCheck(check, given)).toMatchObject({ status: 'ok', findings: [{ id: 'https/works' }, {}] });
      expect(spotify(given)).toHaveLength(8);
    });

    it('blames the network when they stay silent, having asked twice and no more', async () => {
      const given = sleepy(9, silent);
      expect(await runCheck(check, given)).toEqual(unreachable);
      expect(spotify(given)).toHaveLength(8);
    });

    it('asks no more where nothing else answers either, or they were refused', async () => {
      const offline = sleepy(1, silent, silent);
      expect(await runCheck(check, offline)).toEqual(unreachable);
      expect(spotify(offline)).toHaveLength(4);
      const closed = sleepy(1, refused);
      expect(await runCheck(check, closed)).toMatchObject({ findings: [{ id: 'https/unreachable' }] });
      expect(closed.asked).toHaveLength(4);
    });

    it('gives one that stays silent no third chance, but its name a look', async () => {
      const given = sleepy(1, silent);
      const http = given.net?.http;
      const late = {
        ...given.net,
        http: async (url: string, options: never) => {
          const answer = await http?.(url, options);
          if (!answer || url.includes('api.')) throw silent;
          return answer;
        },
      };
      expect(await runCheck(check, { ...given, net: late })).toMatchObject({
        status: 'problem',
        findings: [{ id: 'https/accounts-works' }, { id: 'https/host-down', data: { host: 'api.spotify.com' } }],
      });
      expect(given.asked.filter((host) => host === 'api.spotify.com')).toHaveLength(2);
    });
  });

  it('gives a silent host a second chance', async () => {
    const given = servers({});
    const http = given.net?.http;
    let first = true;
    const outcome = await runCheck(check, {
      net: {
        ...given.net,
        http: async (url, options) => {
          if (url.includes('api.') && first) {
            first = false;
            throw silent;
          }
          if (http === undefined) throw new Error('no http');
          return http(url, options);
        },
      },
    });
    expect(outcome).toMatchObject({ status: 'ok', findings: [{ id: 'https/works' }, { id: 'https/accounts-works' }] });
  });

  it.each([500, 502, 503])('puts a %i on Spotify', async (status) => {
    const outcome = await runCheck(check, servers({ 'api.spotify.com': { status, headers: { server: 'envoy' } } }));
    expect(outcome).toEqual({
      status: 'problem',
      findings: [
        { id: 'https/accounts-works' },
        { id: 'https/server-error', data: { host: 'api.spotify.com', status } },
      ],
    });
  });

  it('knows too many requests', async () => {
    expect(await runCheck(check, servers({ 'api.spotify.com': { status: 429 } }))).toMatchObject({
      status: 'problem',
      findings: [{ id: 'https/accounts-works' }, { id: 'https/too-many', data: { host: 'api.spotify.com' } }],
    });
  });

  it.each<[string, Partial<HttpAnswer>]>([
    ['a proxy that wants a login', { status: 407 }],
    ['a network that wants a sign-in', { status: 511 }],
    ['a filter by its name', { status: 403, headers: { via: '1.1 wall (squid/6.1)' } }],
    [
      'a filter whose own fault it is',
      { status: 503, headers: { server: 'squid/6.1', 'x-squid-error': 'ERR_CONNECT_FAIL' } },
    ],
    ['a block page', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' }],
    ['a stranger at the door', { status: 451, headers: { server: 'BlockBox' } }],
    ['a page where none belongs', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a way elsewhere', { status: 302, headers: { location: 'https://block.example/why' } }],
  ])('sees %s', async (_, answer) => {
    expect(await runCheck(check, servers({ 'spclient.wg.spotify.com': answer }))).toEqual({
      status: 'problem',
      findings: [
        { id: 'https/accounts-works' },
        { id: 'https/filtered', data: { host: 'spclient.wg.spotify.com', status: answer.status } },
      ],
    });
  });

  it('sees somebody standing in for one host by its certificate', async () => {
    const outcome = await runCheck(
      check,
      servers({ 'accounts.spotify.com': new PortError('failed', 'ERR_TLS_CERT_ALTNAME_INVALID') }),
    );
    expect(outcome).toMatchObject({
      status: 'problem',
      findings: [
        { id: 'https/filtered', data: { host: 'accounts.spotify.com', status: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
      ],
    });
  });

  it.each([
    ['login5.spotify.com', 'signing in'],
    ['clienttoken.spotify.com', 'signing in'],
    ['dealer.spotify.com', 'Spotify Connect'],
  ])('sees that %s alone does not answer, or that somebody stands in for it', async (host, what) => {
    expect(await runCheck(check, servers({}, {}, { [host]: silent }))).toEqual({
      status: 'problem',
      findings: [
        { id: 'https/accounts-works' },
        { id: 'https/needed-host-down', data: { host, error: 'ETIMEDOUT', what } },
      ],
    });
    expect(await runCheck(check, servers({}, {}, { [host]: 'SELF_SIGNED_CERT_IN_CHAIN' }))).toMatchObject({
      findings: [{}, { id: 'https/filtered', data: { host, status: 'SELF_SIGNED_CERT_IN_CHAIN' } }],
    });
  });

  it('needs one network for music, and blames nobody for names that lead nowhere', async () => {
    const both = Object.fromEntries(MUSIC.map((host) => [host, refused]));
    expect(await runCheck(check, servers({}, {}, { 'audio-fa.scdn.co': refused }))).toMatchObject({ status: 'ok' });
    expect(await runCheck(check, servers({}, {}, both))).toMatchObject({
      status: 'problem',
      findings: [{}, { id: 'https/needed-host-down', data: { host: 'audio-ak.spotifycdn.com', what: 'music' } }],
    });
    const gone = Object.fromEntries(MUSIC.map((host) => [host, new PortError('not-found', 'ENOTFOUND')]));
    expect(await runCheck(check, servers({}, gone, both))).toMatchObject({ status: 'ok' });
  });

  describe('where nothing behind the others answers', () => {
    const BEHIND = ['login5.spotify.com', 'clienttoken.spotify.com', 'dealer.spotify.com', ...MUSIC];
    const none = (error: PortError) => Object.fromEntries(BEHIND.map((host) => [host, error]));
    const reaching = (hosts: readonly string[], names: Record<string, Address[] | PortError> = {}): Given => {
      const { net } = servers({}, names, none(silent));
      const tcp = async (host: string) => {
        if (!hosts.includes(host)) throw refused;
        return 1;
      };
      return { net: { ...net, tcp } };
    };
    const cannotTell = {
      status: 'unknown',
      findings: [{ id: 'https/accounts-works' }],
      reason: { code: 'no-answer', detail: 'login5.spotify.com' },
    };

    it('blames nobody when not one of them can be reached', async () => {
      expect(await runCheck(check, reaching([]))).toEqual(cannotTell);
      const gone = { 'dealer.spotify.com': new PortError('not-found', 'ENOTFOUND') };
      expect(await runCheck(check, reaching([], gone))).toEqual(cannotTell);
    });

    it('says so when one of them takes a connection and is kept from talking', async () => {
      expect(await runCheck(check, reaching(['dealer.spotify.com']))).toMatchObject({
        status: 'problem',
        findings: [{ id: 'https/accounts-works' }, ...BEHIND.slice(0, 4).map((host) => ({ data: { host } }))],
      });
    });

    it.each(BEHIND)('says so when %s alone answers', async (host) => {
      const { [host]: _, ...others } = none(silent);
      const outcome = await runCheck(check, servers({}, {}, others));
      expect(outcome.status).toBe('problem');
      expect(outcome.findings?.some(({ id }) => id === 'https/needed-host-down')).toBe(true);
    });

    it('still tells of another server that has a fault', async () => {
      const { net } = servers({ 'api.spotify.com': { status: 503, headers: { server: 'envoy' } } }, {}, none(silent));
      const outcome = await runCheck(check, { net });
      expect(outcome.findings).toContainEqual({
        id: 'https/server-error',
        data: { host: 'api.spotify.com', status: 503 },
      });
    });
  });

  it('lets a page of the sign-in server, and a way to another Spotify host, be', async () => {
    const outcome = await runCheck(
      check,
      servers({
        'accounts.spotify.com': { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
        'api.spotify.com': { status: 301, headers: { location: 'https://developer.spotify.com/' } },
        'spclient.wg.spotify.com': { status: 403 },
      }),
    );
    expect(outcome.status).toBe('ok');
  });
});
