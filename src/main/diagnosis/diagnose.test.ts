import { describe, expect, it } from 'vitest';
import { codeKey } from '../../catalog/normal';
import type { Finding } from '../../contract/diagnosis';
import { catalog, HEALTHY, judge, reports, toneOf } from '../../testing/reports';
import { DECIDING, GUESSED } from './precedence';
import { RULES } from './readings';

describe('the verdict', () => {
  it('says that nothing is wrong only when all that matters has answered well', () => {
    expect(judge(reports(HEALTHY)).verdict).toMatchObject({ side: 'none', certain: true });
    expect(judge(reports(HEALTHY)).suspects).toEqual([]);
    const { 'ap/reachable': _, ...rest } = HEALTHY;
    expect(judge(reports(rest, ['net.ap.tcp'])).verdict).toMatchObject({ side: 'unknown', certain: false });
    expect(judge([]).verdict).toMatchObject({ side: 'unknown', certain: false });
  });

  it('never takes an unknown for fine', () => {
    for (const id of ['net.dns', 'net.ap.tcp', 'net.https.spotify', 'net.hosts']) {
      const list = reports(HEALTHY).map((report) =>
        report.id === id
          ? { ...report, status: 'unknown' as const, findings: [], reason: { code: 'timeout' as const } }
          : report,
      );
      expect(judge(list).verdict.side, id).toBe('unknown');
    }
  });

  it('needs no other site where all of Spotify answers', () => {
    const { 'internet/works': _, ...rest } = HEALTHY;
    expect(judge(reports(rest, ['net.internet'])).verdict.side).toBe('none');
    const { 'apresolve/works': __, ...less } = rest;
    expect(judge(reports(less, ['net.internet'])).verdict.side).toBe('unknown');
  });

  it.each<[string, Record<string, Finding['data']>, string]>([
    [
      'a hosts line',
      { 'hosts/spotify-blocked': { line: 14, name: 'apresolve.spotify.com', address: '0.0.0.0' } },
      'computer',
    ],
    ['a dead proxy inside Spotify', { 'prefs-proxy/dead': { error: 'ECONNREFUSED' } }, 'computer'],
    [
      'no network',
      { 'link/down': {}, 'internet/none': { error: 'ENETUNREACH' }, 'dns/dead': { error: 'ETIMEOUT' } },
      'network',
    ],
    ['a sign-in page', { 'captive/portal': {}, 'tls/wrong-name': {} }, 'network'],
    ['a name filter', { 'dns/blocked': { name: 'ap.spotify.com', address: '0.0.0.0' } }, 'network'],
    ['a fault of Spotify', { 'https/server-error': { host: 'accounts.spotify.com', status: 503 } }, 'spotify'],
    ['one server down', { 'https/host-down': { host: 'accounts.spotify.com' } }, 'spotify'],
    ['a wrong clock', { 'clock/wrong': { seconds: 7200 }, 'tls/expired': {} }, 'computer'],
    ['a full disk', { 'disk/full': { free: '12 MB', what: 'cache' } }, 'computer'],
  ])('names the side of %s', (_what, broken, side) => {
    const { verdict } = judge(reports({ ...HEALTHY, ...broken }));
    expect(verdict.side).toBe(side);
    expect(verdict.sentence).not.toContain('?');
    expect(verdict.because.length).toBeGreaterThan(0);
  });

  it('lets the line that explains the rest decide', () => {
    const found = {
      'hosts/spotify-blocked': { line: 3, name: 'ap.spotify.com', address: '127.0.0.1' },
      'ap/all-refused': {},
      'apresolve/failed': { error: 'ECONNREFUSED' },
    };
    const { verdict } = judge(reports(found));
    expect(verdict.because[0]?.finding).toBe('hosts/spotify-blocked');
    expect(verdict.sentence).toContain('Line 3');
  });

  it('names codes that exist', () => {
    const codes = new Set(catalog.entries.map(({ code }) => codeKey(code)));
    const shown = RULES.flatMap(({ reading }) => reading.shows ?? []);
    expect(shown.filter((code) => !codes.has(codeKey(code)))).toEqual([]);
  });

  it('knows the place of every finding that tells of a fault', () => {
    const broken = [...toneOf].filter(([, tone]) => tone === 'broken').map(([id]) => id);
    expect(broken.filter((id) => !DECIDING.includes(id))).toEqual([]);
    const read = RULES.flatMap(({ about, reading }) => [...about, ...(reading.standsBy ? [reading.standsBy] : [])]);
    for (const id of [...DECIDING, ...GUESSED, ...read]) expect(toneOf.get(id), id).toBe('broken');
  });
});

describe('causes', () => {
  it('are confirmed, ruled out or unknown, each with its evidence', () => {
    const { causes } = judge(
      reports({ ...HEALTHY, 'hosts/spotify-blocked': { line: 14, name: 'ap.spotify.com', address: '0.0.0.0' } }),
      'accounts-4',
    );
    const states = new Map((causes['accounts:4'] ?? []).map((cause) => [cause.id, cause]));
    expect(states.get('hosts-lines')?.state).toBe('confirmed');
    expect(states.get('hosts-lines')?.evidence[0]?.text).toContain('Line 14');
    expect(states.get('really-offline')?.state).toBe('ruled-out');
    expect(states.get('offline-mode')?.state).toBe('unknown');
  });

  it('stay unknown where a check could not tell, and name the check', () => {
    const { causes } = judge(reports({}, ['net.hosts']), 'accounts-4');
    const hosts = causes['accounts:4']?.find(({ id }) => id === 'hosts-lines');
    expect(hosts).toMatchObject({ state: 'unknown', missing: ['net.hosts'] });
  });

  it('of other systems are left out', () => {
    const { causes } = judge(reports({}), 'accounts-4');
    expect(causes['accounts:4']?.map(({ id }) => id)).not.toContain('services-stopped');
  });
});

describe('suspects', () => {
  it('begin with what Spotify typically shows for the deciding fault', () => {
    const { suspects } = judge(
      reports({ ...HEALTHY, 'hosts/spotify-blocked': { line: 14, name: 'ap.spotify.com', address: '0.0.0.0' } }),
    );
    expect(suspects[0]?.code).toBe('accesspoint:39');
    expect(suspects[0]?.why[0]?.text).toContain('Line 14');
  });

  it('leave out what cannot occur on this system', () => {
    const { suspects } = judge(reports({ 'disk/full': { free: '1 MB', what: 'cache' } }));
    expect(suspects.map(({ code }) => code)).not.toContain('com.spotify.installer −2');
  });
});
