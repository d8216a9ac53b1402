import { describe, expect, it } from 'vitest';
import { PortError } from '../ports';
import { CONTROL_NAME, check, LATER_NAME, MORE_NAMES, NAMES } from './net.dns.check';
import { filesFrom, type Given, runCheck } from './testing';

type Answer = string[] | PortError;
const nx = new PortError('not-found', 'ENOTFOUND');
const again = new PortError('failed', 'EAI_AGAIN');
const servfail = new PortError('failed', 'ESERVFAIL');
const silent = new PortError('timeout', 'ETIMEOUT');
const REAL = ['35.186.224.25'];

interface World {
  /** By name, or for every name of Spotify's. */
  system?: Answer | Record<string, Answer>;
  server?: Answer | Record<string, Answer>;
  control?: Answer;
  hosts?: string;
  /** Milliseconds each answer of the name server takes. */
  takes?: number;
  /** The same for the one that is asked afterwards, alone; `never` where it does not answer. */
  takesLater?: number | 'never';
  vouched?: boolean;
}

function world({
  system = REAL,
  server = REAL,
  control = nx,
  hosts = '127.0.0.1 localhost\n',
  takes = 5,
  takesLater = takes,
  vouched = false,
}: World): Given {
  const pick = (answers: Answer | Record<string, Answer>, name: string): Answer =>
    Array.isArray(answers) || answers instanceof PortError ? answers : (answers[name] ?? REAL);
  const give = (answer: Answer) => {
    if (answer instanceof PortError) throw answer;
    return answer.map((address) => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) }));
  };
  // All questions are asked before the first answer comes, which moves the clock.
  let time = 0;
  return {
    clock: { monotonic: () => time },
    machine: { systemPath: async (path) => path },
    files: filesFrom({ '/etc/hosts': hosts }),
    net: {
      lookup: async (name) => give(pick(system, name)),
      query: async (name) => {
        await new Promise(setImmediate);
        if (name === LATER_NAME) {
          if (takes < 2000) throw new Error('asked once more for nothing');
          if (takesLater === 'never') throw silent;
          time += takesLater;
          return give(REAL);
        }
        time = takes;
        return give(name === CONTROL_NAME ? control : pick(server, name));
      },
      tls: async () => ({ trustedByMozilla: false, trustedHere: vouched, error: null, issuer: null }),
    },
  };
}
const run = (given: World) => runCheck(check, world(given));

describe('net.dns', () => {
  it('works', async () => {
    expect(await run({})).toEqual({ status: 'ok', findings: [{ id: 'dns/works' }] });
  });

  it.each([
    [again, silent, 'ETIMEOUT'],
    [nx, new PortError('failed', 'ECONNREFUSED'), 'ECONNREFUSED'],
  ])('is dead when nobody answers', async (system, server, error) => {
    expect(await run({ system, server, control: server })).toEqual({
      status: 'problem',
      findings: [{ id: 'dns/dead', data: { error } }],
    });
  });

  it('is not dead when only our own questions get no answer: programs get theirs', async () => {
    expect(await run({ server: silent, control: silent })).toEqual({ status: 'ok', findings: [{ id: 'dns/works' }] });
  });

  it.each(['0.0.0.0', '127.0.0.1', '::', '192.168.1.2'])('is blocked by an answer of %s', async (address) => {
    const sunk = { 'accounts.spotify.com': [address], 'api.spotify.com': [address] };
    expect(await run({ system: sunk, server: sunk })).toEqual({
      status: 'problem',
      findings: [{ id: 'dns/blocked', data: { address, name: 'accounts.spotify.com', count: 2 } }],
    });
  });

  it('is blocked by a filter on this computer that the name server knows nothing of', async () => {
    expect(await run({ system: { 'api.spotify.com': ['0.0.0.0'] } })).toMatchObject({
      status: 'problem',
      findings: [{ id: 'dns/blocked', data: { name: 'api.spotify.com' } }],
    });
  });

  it('lets a company send names through a box of its own that holds a valid certificate', async () => {
    const inside = { 'accounts.spotify.com': ['10.1.1.1'] };
    expect(await run({ system: inside, server: inside, vouched: true })).toEqual({
      status: 'ok',
      findings: [{ id: 'dns/works' }],
    });
  });

  it('misses a name', async () => {
    const gone = { 'apresolve.spotify.com': nx };
    expect(await run({ system: gone, server: gone })).toEqual({
      status: 'problem',
      findings: [{ id: 'dns/missing', data: { name: 'apresolve.spotify.com', count: 1 } }],
    });
  });

  it('misses a name that gets the made-up address of names that do not exist', async () => {
    const made = ['198.51.100.66'];
    const outcome = await run({
      system: { 'ap.spotify.com': made },
      server: { 'ap.spotify.com': made },
      control: made,
    });
    expect(outcome).toEqual({
      status: 'problem',
      findings: [
        { id: 'dns/missing', data: { name: 'ap.spotify.com', count: 1 } },
        { id: 'dns/rewrites-unknown', data: { address: '198.51.100.66' } },
      ],
    });
    expect(await run({ control: made })).toMatchObject({
      status: 'ok',
      findings: [{ id: 'dns/works' }, { id: 'dns/rewrites-unknown' }],
    });
  });

  it.each([servfail, new PortError('failed', 'EREFUSED')])('is refused by %s', async (error) => {
    expect(await run({ system: again, server: error, control: error })).toEqual({
      status: 'problem',
      findings: [{ id: 'dns/refused', data: { error: error.system, name: NAMES[0], count: NAMES.length } }],
    });
  });

  it('calls a server that leaves some questions open unable, not dead', async () => {
    expect(await run({ system: { 'api.spotify.com': again }, server: { 'api.spotify.com': silent } })).toMatchObject({
      findings: [{ id: 'dns/refused', data: { name: 'api.spotify.com', error: 'ETIMEOUT' } }],
    });
  });

  it('is slow from two seconds on', async () => {
    expect(await run({ takes: 2600 })).toEqual({
      status: 'problem',
      findings: [{ id: 'dns/slow', data: { ms: 2600 } }],
    });
    expect(await run({ takes: 1999 })).toMatchObject({ status: 'ok' });
    // Programs that gave up meanwhile are the slowness's doing.
    expect(await run({ takes: 3900, system: silent })).toMatchObject({ findings: [{ id: 'dns/slow' }] });
  });

  it('does not take a busy computer for a slow server', async () => {
    expect(await run({ takes: 2600, takesLater: 20 })).toEqual({ status: 'ok', findings: [{ id: 'dns/works' }] });
    expect(await run({ takes: 3500, takesLater: 2100 })).toMatchObject({ findings: [{ data: { ms: 2100 } }] });
    expect(await run({ takes: 2600, takesLater: 'never' })).toMatchObject({ findings: [{ data: { ms: 2600 } }] });
  });

  it('leaves the doing of the hosts file to the check of the hosts file', async () => {
    const hosts = '0.0.0.0 x.example APRESOLVE.spotify.com. # no\r\n# 0.0.0.0 api.spotify.com\r\n';
    const sunk = { 'apresolve.spotify.com': ['0.0.0.0'] };
    const expected = {
      status: 'ok',
      findings: [{ id: 'dns/works' }, { id: 'dns/hosts-override', data: { name: 'apresolve.spotify.com' } }],
    };
    expect(await run({ hosts, system: sunk })).toEqual(expected);
    // systemd-resolved and dnsmasq answer out of the hosts file as well.
    expect(await run({ hosts, system: sunk, server: sunk })).toEqual(expected);
    expect(await run({ hosts: '0:0:0::0 apresolve.spotify.com', system: { 'apresolve.spotify.com': ['::'] } })).toEqual(
      expected,
    );
    // A line that is there and does nothing is not an excuse.
    expect(await run({ hosts: '0.0.0.0 api.spotify.com', system: sunk, server: sunk })).toMatchObject({
      status: 'problem',
    });
  });

  it('cannot judge a name server when the hosts file decides everything', async () => {
    const outcome = await run({ hosts: `0.0.0.0 ${[...NAMES, ...MORE_NAMES].join(' ')}`, system: ['0.0.0.0'] });
    expect(outcome).toMatchObject({ status: 'unknown', reason: { code: 'needs-other-check' } });
  });

  it('cannot tell why the system gets nothing when the server answers well', async () => {
    expect(await run({ system: { 'api.spotify.com': again } })).toMatchObject({
      status: 'unknown',
      reason: { code: 'no-answer' },
    });
  });

  it('sees a filter that lets everything through but music', async () => {
    const outcome = await run({
      system: { 'audio-fa.scdn.co': ['0.0.0.0'] },
      server: { 'audio-fa.scdn.co': ['0.0.0.0'] },
    });
    expect(outcome).toMatchObject({
      status: 'problem',
      findings: [{ id: 'dns/blocked', data: { name: 'audio-fa.scdn.co', count: 1 } }],
    });
    expect(await run({ system: { 'audio-fa.scdn.co': nx }, server: { 'audio-fa.scdn.co': nx } })).toMatchObject({
      status: 'ok',
    });
  });

  it('reads the hosts file of Windows where Windows keeps it', async () => {
    const given = world({ system: { 'ap.spotify.com': ['127.0.0.1'] } });
    const outcome = await runCheck(check, {
      ...given,
      platform: 'windows',
      machine: { ...given.machine, env: { SystemRoot: 'D:\\Windows' } },
      files: filesFrom({ 'D:\\Windows\\System32\\drivers\\etc\\hosts': '\uFEFF127.0.0.1\tap.spotify.com\r\n' }),
    });
    expect(outcome).toMatchObject({ findings: [{ id: 'dns/works' }, { id: 'dns/hosts-override' }] });
  });
});
