import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckReport, Finding } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import { asked, computer } from '../../testing/computers';
import { catalog, HEALTHY, reports } from '../../testing/reports';
import { runs } from '../../testing/runs';
import type { Check } from '../checks/check';
import { chooseByStage } from '../services/stages';
import { diagnose } from './diagnose';
import { stillDeciding } from './still-deciding';
import { openReadings } from './unsettled';

type Found = Record<string, Finding['data']>;

/** Which question to ask is not asked here: trying every answer takes most of the time of a judgement. */
const SILENT = { ...catalog, questions: [] };
const judge = (list: CheckReport[], platform: Platform) =>
  diagnose({ catalog: SILENT, reports: list, platform, entry: null, startedAt: '', finishedAt: '', cancelled: false });

/** Asks by stages out of answers that are laid down; gives the reports and what was left out. */
function askByStage(answers: ReadonlyMap<string, CheckReport>, platform: Platform, checks = asked(platform)) {
  const choose = chooseByStage(catalog, platform);
  const ran = new Set<Check>();
  const inOrder = () => checks.flatMap((check) => (ran.has(check) ? (answers.get(check.id) ?? []) : []));
  for (;;) {
    const left = checks.filter((check) => !ran.has(check));
    const { now } = choose(left, inOrder());
    if (now.length === 0) return { list: inOrder(), leftOut: left.map(({ id }) => id) };
    for (const check of now) ran.add(check);
  }
}

describe('asking by stages', () => {
  it('gives the verdict and the first code that asking everything gives', () => {
    let settled = 0;
    fc.assert(
      fc.property(computer, ({ platform, list, answers, checks }) => {
        const whole = judge(list, platform);
        const staged = askByStage(answers, platform, checks);
        if (staged.leftOut.length > 0) settled += 1;
        const { verdict, suspects } = judge(staged.list, platform);
        expect([verdict.side, verdict.certain, verdict.sentence]).toEqual([
          whole.verdict.side,
          whole.verdict.certain,
          whole.verdict.sentence,
        ]);
        expect(suspects[0]?.code).toBe(whole.suspects[0]?.code);
      }),
      { numRuns: runs(1500) },
    );
    // Otherwise the property would hold because nothing was ever left out.
    expect(settled).toBeGreaterThan(100);
  });

  it('leaves nothing out while no fault that cuts Spotify off is certain', () => {
    fc.assert(
      fc.property(computer, ({ platform, answers, checks }) => {
        const { list, leftOut } = askByStage(answers, platform, checks);
        const { verdict, suspects, causes } = judge(list, platform);
        if (leftOut.length === 0) return;
        expect(verdict.certain).toBe(true);
        expect(['none', 'unknown']).not.toContain(verdict.side);
        const judged = causes[suspects[0]?.code ?? ''] ?? [];
        expect(judged.some(({ state }) => state === 'confirmed')).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  const answersOn = (found: Found, platform: Platform = 'linux') => {
    const given = new Map(reports(found).map((report) => [report.id, report]));
    return new Map(
      asked(platform).map(({ id }) => [
        id,
        given.get(id) ?? { id, status: 'unknown' as const, findings: [], ms: 1, reason: { code: 'timeout' as const } },
      ]),
    );
  };
  const NO_LINK: Found = { 'link/down': {}, 'internet/none': { error: 'ENETUNREACH' } };
  const { 'internet/works': _1, 'link/up': _2, ...OFF } = HEALTHY;
  const LINE: Found = { 'hosts/spotify-blocked': { line: 1, name: 'ap.spotify.com', address: '0.0.0.0' } };
  const { 'hosts/clean': _3, ...UNPINNED } = HEALTHY;

  it('stops after the first stage when the fault explains all that is left', () => {
    const { list, leftOut } = askByStage(answersOn({ ...OFF, ...NO_LINK }), 'linux');
    const second = asked('linux').filter(({ stage }) => stage !== 1);
    expect(leftOut).toEqual(second.map(({ id }) => id));
    expect(judge(list, 'linux').verdict).toMatchObject({ side: 'network', certain: true });
  });

  it('leaves out no check that could put another fault first', () => {
    const { leftOut } = askByStage(answersOn({ ...UNPINNED, ...LINE }), 'linux');
    expect(leftOut).toContain('sys.audio.output');
    expect(leftOut).not.toContain('net.firewall');
    // Without a way out it would not be the hosts file that decides.
    const nothingAnswers = { 'hosts/spotify-blocked': LINE['hosts/spotify-blocked'] ?? {} };
    expect(askByStage(answersOn(nothingAnswers), 'linux').leftOut).not.toContain('net.routes');
  });

  it.each<[string, Found]>([
    ['nothing is wrong', HEALTHY],
    ['the fault is a guess', { ...HEALTHY, 'ap/all-silent': {} }],
    ['the fault spoils something and cuts nothing off', { ...HEALTHY, 'disk/full': { free: '4 MB', what: 'cache' } }],
    ['only covers are missing', { ...HEALTHY, 'https/filtered': { host: 'i.scdn.co', status: 403 } }],
  ])('asks everything when %s', (_what, found) => {
    expect(askByStage(answersOn(found), 'linux').leftOut).toEqual([]);
  });

  it('keeps a second fault that was found beside the first', () => {
    const found = { ...OFF, ...NO_LINK, 'disk/full': { free: '4 MB', what: 'cache' } };
    const { list } = askByStage(answersOn(found), 'linux');
    expect(list.flatMap(({ findings }) => findings.map(({ id }) => id))).toContain('disk/full');
  });
});

describe('what could still decide', () => {
  const left = [
    { id: 'x.above', findings: ['link/down', 'link/up'] },
    { id: 'x.beside', findings: ['audio/none', 'audio/present'] },
    { id: 'x.light', findings: ['prefs-proxy/set', 'prefs-proxy/answers'] },
  ];
  const ask = (found: Found) => stillDeciding({ catalog, reports: reports(found), platform: 'linux' }, left);

  it('is everything before a fault is found', () => {
    expect(ask(HEALTHY)).toEqual(['x.above', 'x.beside', 'x.light']);
  });

  it('is what stands above the fault, and what would show it in another light', () => {
    // A proxy that lets Spotify through makes a filter harmless.
    expect(ask({ 'dns/blocked': { name: 'ap.spotify.com', address: '0.0.0.0' } })).toEqual(['x.above', 'x.light']);
    expect(ask({ 'hosts/spotify-blocked': { line: 1, name: 'ap.spotify.com', address: '0.0.0.0' } })).toEqual([
      'x.above',
    ]);
  });

  it('is what would bring back a fault that does no harm now', () => {
    const found: Found = {
      'dns/blocked': { name: 'ap.spotify.com', address: '0.0.0.0' },
      'env-proxy/dead': { variable: 'HTTPS_PROXY', error: 'ECONNREFUSED' },
    };
    expect(stillDeciding({ catalog, reports: reports(found), platform: 'linux' }, [])).toEqual([]);
    expect(ask(found)).toEqual(['x.above', 'x.light']);
  });
});

describe('a reading while checks are left', () => {
  it('is each that may yet fit, and the one that fits when nothing is open', () => {
    const proxy = { id: 'system-proxy/dead', from: 'net.proxy.system', data: {}, at: '' };
    const open = openReadings([proxy], new Set(['prefs-proxy/answers'])).of(proxy);
    expect(open.all).toEqual([{ standsBy: 'uri/missing', certain: false }, {}]);
    expect([...open.hangsOn]).toEqual(['prefs-proxy/answers']);
    expect(openReadings([proxy], new Set()).of(proxy)).toEqual({ all: [{}], hangsOn: new Set() });
  });

  it('of a finding that is open allows for any data', () => {
    const places = openReadings([], new Set(['apresolve/failed']))
      .possible('apresolve/failed')
      .map(({ standsBy }) => standsBy);
    expect(places).toContain('https/too-many');
    expect(places).toContain(undefined);
  });
});
