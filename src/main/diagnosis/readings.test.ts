import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/diagnosis';
import { HEALTHY, judge, reports } from '../../testing/reports';

type Found = Record<string, Finding['data']>;

/** A healthy run without some findings, and with others. */
function run(without: readonly string[], found: Found, silent: readonly string[] = []) {
  const rest = Object.fromEntries(Object.entries(HEALTHY).filter(([id]) => !without.includes(id)));
  return judge(reports({ ...rest, ...found }, silent));
}

const DIRECT = ['internet/works', 'dns/works', 'ap/reachable', 'apresolve/works', 'https/works', 'tls/direct'];
const SHUT: Found = {
  'internet/none': { error: 'ETIMEDOUT' },
  'ap/all-silent': {},
  'apresolve/failed': { error: 'ETIMEDOUT' },
  'https/unreachable': { error: 'ETIMEDOUT' },
};

describe('a network whose only way out is a proxy', () => {
  it('is in order when the proxy Spotify uses lets it through', () => {
    const { verdict, suspects, causes } = run([...DIRECT, 'prefs-proxy/none'], {
      ...SHUT,
      'dns/works': {},
      'prefs-proxy/set': { scheme: 'HTTP' },
      'prefs-proxy/answers': {},
    });
    expect(verdict).toMatchObject({ side: 'none' });
    expect(suspects).toEqual([]);
    const confirmed = Object.values(causes).flatMap((list) => list.filter(({ state }) => state === 'confirmed'));
    expect(confirmed).toEqual([]);
  });

  it('needs no name server of its own then', () => {
    const found = { ...SHUT, 'prefs-proxy/set': { scheme: 'HTTP' }, 'prefs-proxy/answers': {} };
    const { verdict } = run([...DIRECT, 'prefs-proxy/none'], found, ['net.dns']);
    expect(verdict).toMatchObject({ side: 'none', certain: false });
    expect(verdict.sentence).toContain('proxy');
  });

  it('is the network’s affair when Spotify uses another proxy, or none', () => {
    expect(run(DIRECT, SHUT).verdict.side).toBe('network');
    const other = { 'prefs-proxy/dead': { error: 'no answer in time' }, 'system-proxy/answers': {} };
    const found = { ...SHUT, 'prefs-proxy/set': { scheme: 'HTTP' }, 'system-proxy/set': {}, ...other };
    expect(run([...DIRECT, 'prefs-proxy/none'], found).verdict.side).toBe('network');
  });

  it('is not known to be in order while nobody knows about the proxy', () => {
    const list = reports({ ...HEALTHY, 'prefs-proxy/set': { scheme: 'HTTP' } }).map((report) =>
      report.id === 'spotify.prefs.proxy'
        ? { ...report, status: 'unknown' as const, reason: { code: 'unreadable-answer' as const } }
        : report,
    );
    expect(judge(list).verdict.side).toBe('unknown');
  });
});

describe('the internet', () => {
  it('is there when Spotify answers and the sites for comparison do not', () => {
    const { verdict } = run(['internet/works'], { 'internet/none': { error: 'ETIMEDOUT' } });
    expect(verdict).toMatchObject({ side: 'none', certain: true });
  });

  it('is missing for the reason that the name server gives', () => {
    const gone = ['internet/works', 'dns/works', 'ap/reachable', 'apresolve/works', 'https/works'];
    for (const id of ['dns/refused', 'dns/missing', 'dns/blocked', 'dns/dead']) {
      const { verdict } = run(gone, { 'internet/none': { error: 'EAI_AGAIN' }, [id]: { name: 'ap.spotify.com' } });
      expect(verdict.because[0]?.finding).toBe(id);
    }
    const noWay = run(gone, { 'internet/none': { error: 'ENETUNREACH' }, 'dns/refused': { name: 'ap.spotify.com' } });
    expect(noWay.verdict.because[0]?.finding).toBe('internet/none');
  });

  it('comes before what this computer does to Spotify', () => {
    const found = {
      'internet/none': { error: 'ENETUNREACH' },
      'hosts/spotify-blocked': { line: 4, name: 'apresolve.spotify.com', address: '0.0.0.0' },
    };
    const { verdict, suspects } = run(DIRECT, found);
    expect(verdict.side).toBe('network');
    expect(suspects.map(({ code }) => code)).toContain('accesspoint:39');
  });
});

describe('a certificate out of date', () => {
  const gone = ['tls/direct', 'https/works', 'clock/right'];
  const found: Found = { 'tls/expired': { issuer: 'Lab' } };

  it('is Spotify’s own when the clock is right and other sites show good ones', () => {
    const { verdict } = run(gone, { ...found, 'clock/right': { seconds: 0 } });
    expect(verdict.side).toBe('spotify');
    expect(verdict.sentence).not.toContain('date is wrong');
  });

  it('is this computer’s when its clock is wrong, or when all are and nobody knows the time', () => {
    expect(run(gone, { ...found, 'clock/wrong': { seconds: 7200 } }).verdict.side).toBe('computer');
    const all = run([...gone, 'internet/works'], found, ['net.internet', 'sys.clock']);
    expect(all.verdict).toMatchObject({ side: 'computer', certain: false });
  });
});

describe('Spotify’s own faults', () => {
  it.each<[string, Found, string]>([
    ['502', { 'https/server-error': { host: 'api.spotify.com', status: 502 } }, 'HTTP 502'],
    ['503', { 'https/server-error': { host: 'api.spotify.com', status: 503 } }, 'HTTP 503'],
    ['429', { 'https/too-many': { host: 'api.spotify.com' } }, 'HTTP 429 - Too Many Requests'],
    ['sign-in silent', { 'https/host-down': { host: 'accounts.spotify.com', error: 'ETIMEDOUT' } }, 'auth:1'],
    ['pictures silent', { 'https/host-down': { host: 'i.scdn.co' } }, 'playback:cant-play-current-song'],
    ['no list', { 'apresolve/failed': { error: 'HTTP 500' } }, 'ap:104'],
  ])('%s', (_what, found, first) => {
    const { verdict, suspects } = run(['https/works', 'apresolve/works'], found);
    expect(verdict.side).toBe('spotify');
    expect(suspects[0]?.code).toBe(first);
  });

  it('explain access points that refuse', () => {
    const found = { 'https/server-error': { host: 'api.spotify.com', status: 503 }, 'ap/all-refused': {} };
    expect(run(['https/works', 'ap/reachable'], found).verdict.side).toBe('spotify');
  });

  it('are a guess where only the status page tells of them, or only one server is silent', () => {
    expect(run([], { 'status/outage': { description: 'Partial outage' } }).verdict).toMatchObject({
      side: 'spotify',
      certain: false,
    });
    const silent = { 'https/host-down': { host: 'accounts.spotify.com', error: 'ETIMEDOUT' } };
    expect(run(['https/works'], silent).verdict).toMatchObject({ side: 'spotify', certain: false });
  });

  it('explain silence when the status page tells of them', () => {
    const found = { 'status/outage': { description: 'Everything' }, 'ap/all-silent': {}, 'https/unreachable': {} };
    expect(run(['ap/reachable', 'https/works', 'apresolve/works'], found).verdict).toMatchObject({
      side: 'spotify',
      certain: true,
    });
  });
});

describe('what does no harm', () => {
  it('is a hosts line with an address that is right', () => {
    const line = { line: 3, name: 'ap-gew4.spotify.com', address: '198.51.100.11' };
    expect(run(['hosts/clean'], { 'hosts/redirected': line })).toMatchObject({
      verdict: { side: 'none' },
      suspects: [],
    });
    // Nobody looks at where this one leads.
    const unseen = { 'hosts/redirected': { ...line, name: 'login5.spotify.com' } };
    expect(run(['hosts/clean'], unseen).verdict).toMatchObject({ side: 'computer', certain: false });
    const dead = { 'hosts/redirected': line, 'ap/all-silent': {} };
    expect(run(['hosts/clean', 'ap/reachable'], dead).verdict).toMatchObject({ side: 'computer', certain: true });
  });

  it('is a missing route in the table while other sites answer', () => {
    expect(run([], { 'routes/none': {} }).verdict.side).toBe('none');
  });
});

describe('a firewall of this computer', () => {
  it('is what keeps Spotify out where access points answer this program', () => {
    expect(run([], { 'sockets/stuck': {} }).verdict).toMatchObject({ side: 'computer', certain: false });
    expect(run(['ap/reachable'], { 'sockets/stuck': {}, 'ap/all-silent': {} }).verdict.side).toBe('network');
  });
});

describe('one server alone', () => {
  it.each<[string, Found, string, string]>([
    ['cut', { 'https/host-down': { host: 'accounts.spotify.com', error: 'ECONNRESET' } }, 'network', 'accesspoint:50'],
    [
      'sign-in of the app',
      { 'https/needed-host-down': { host: 'login5.spotify.com', error: 'ETIMEDOUT' } },
      'network',
      'auth:3',
    ],
    [
      'Connect',
      { 'https/needed-host-down': { host: 'dealer.spotify.com', error: 'ETIMEDOUT' } },
      'network',
      'accesspoint:50',
    ],
    [
      'music',
      { 'https/needed-host-down': { host: 'audio-ak.spotifycdn.com', error: 'ECONNREFUSED' } },
      'network',
      'playback:cant-play-current-song',
    ],
    ['list, a stranger', { 'apresolve/failed': { error: 'SELF_SIGNED_CERT_IN_CHAIN' } }, 'network', 'accesspoint:50'],
    [
      'list, another name',
      { 'apresolve/failed': { error: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
      'network',
      'accesspoint:50',
    ],
    ['list, cut', { 'apresolve/failed': { error: 'ECONNRESET' } }, 'network', 'accesspoint:50'],
    ['list, out of date', { 'apresolve/failed': { error: 'CERT_HAS_EXPIRED' } }, 'spotify', 'accesspoint:31'],
    ['list, garbage', { 'apresolve/failed': { error: 'GARBAGE' } }, 'spotify', 'ap:104'],
  ])('is judged by what happens to it: %s', (what, found, side, first) => {
    const without = what.startsWith('list') ? ['apresolve/works'] : ['https/works'];
    const { verdict, suspects } = run(without, found);
    expect(verdict.side).toBe(side);
    expect(suspects[0]?.code).toBe(first);
  });
});

describe('a Spotify that is told to use no proxy', () => {
  const off: Found = { 'prefs-proxy/none': { off: true } };

  it('does not mind the environment’s', () => {
    expect(run([], { ...off, 'env-proxy/dead': { variable: 'HTTPS_PROXY', error: 'x' } }).verdict.side).toBe('none');
    expect(run([], { 'env-proxy/dead': { variable: 'HTTPS_PROXY', error: 'x' } }).verdict.side).toBe('computer');
  });

  it('leaves the system’s to the browser, which may be what fails', () => {
    const { verdict } = run([], { ...off, 'system-proxy/set': {}, 'system-proxy/dead': { error: 'x' } });
    expect(verdict).toMatchObject({ side: 'computer', certain: false });
  });

  it('is not let out by a proxy it does not use', () => {
    const found = { ...SHUT, ...off, 'system-proxy/set': {}, 'system-proxy/answers': {} };
    expect(run(DIRECT, found).verdict.side).toBe('network');
  });
});
