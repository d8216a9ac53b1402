import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LeftOut, REASONS } from '../../contract/diagnosis';
import { REPORT_BYTES, type ReportEvent } from '../../contract/report';
import { REPORT_PARTS } from '../../contract/report-words';
import { formsOf, holds, type Planted, person, shaped, shapeless, vocabulary } from '../../testing/private';
import { catalog, reports } from '../../testing/reports';
import { runs } from '../../testing/runs';
import { diagnose } from '../diagnosis/diagnose';
import { parsePrefs } from '../spotify/prefs';
import { findInPrefs } from '../spotify/prefs-findings';
import type { ReportSources } from './build';
import { makeReport, suggestName, toJson, toMarkdown } from './make';
import { openReport, parseReport } from './open';
import { DATA_RULES } from './redact/data';
import type { Identity } from './redact/identity';

const AT = '2026-03-01T09:00:00.000Z';
const NOBODY: Identity = { users: [], homes: [], hosts: [], secrets: [] };
/** A part of the catalogue is enough where many reports are made. */
const small = { ...catalog, entries: catalog.entries.slice(0, 12) };

function sources(found: Parameters<typeof reports>[0], more: Partial<ReportSources> = {}): ReportSources {
  const used = more.catalog ?? catalog;
  return {
    catalog: used,
    diagnosis: diagnose({
      catalog: used,
      reports: reports(found),
      platform: 'linux',
      entry: null,
      startedAt: AT,
      finishedAt: AT,
      cancelled: false,
    }),
    choice: { entry: null, parts: [...REPORT_PARTS], words: '' },
    version: '0.1.0',
    madeAt: AT,
    platform: 'linux',
    osVersion: '6.1.0-custom-build',
    spotify: { installed: true, running: false, version: '1.2.95.453', kind: 'deb' },
    events: [],
    tried: { steps: [], repairs: [], solved: [] },
    ...more,
  };
}

const blocked = { line: 14, name: 'apresolve.spotify.com', address: '0.0.0.0', count: 1 };

describe('a report', () => {
  const event: ReportEvent = {
    event: 'ap-connection-error(112)',
    group: 'problem',
    count: 3,
    first: '09:00:00.000',
    last: AT,
    sample: '09:00:00.000 E [ap:1754] Connection error:  112',
  };
  const [entry] = catalog.entries.filter(({ steps }) => steps.length > 0);
  if (!entry?.steps[0]) throw new Error('no entry with a step');
  const tried = {
    steps: [{ code: entry.code, step: entry.steps[0].id, at: AT }],
    repairs: [],
    solved: [{ code: entry.code, solved: 'no' as const, at: AT }],
  };
  const made = makeReport(
    sources(
      { 'hosts/spotify-blocked': blocked },
      { events: [event], tried, choice: { entry: entry.id, parts: [...REPORT_PARTS], words: 'It stopped.' } },
    ),
    NOBODY,
    vocabulary,
  );

  it('says what was found, shortest first', () => {
    const { markdown, report } = made;
    expect(report.verdict?.side).toBe('computer');
    expect(markdown).toContain(
      'It is this computer, not Spotify. Line 14 of the hosts file sends apresolve.spotify.com to 0.0.0.0',
    );
    expect(markdown.indexOf('Most likely codes')).toBeGreaterThan(markdown.indexOf('It is this computer'));
    expect(markdown.indexOf('Confirmed causes')).toBeGreaterThan(markdown.indexOf('Most likely codes'));
    expect(markdown.indexOf('<details>')).toBeGreaterThan(markdown.indexOf('Confirmed causes'));
    for (const useful of [
      'Spotify 1.2.95.453',
      'Linux 6.1.0',
      'Connection error: 112',
      entry.steps[0]?.title ?? '',
      '> It stopped.',
      'ap-connection-error(112)',
    ])
      expect(markdown.replace(/ {2}/g, ' ')).toContain(useful);
    expect(markdown).not.toContain('custom');
  });

  it('is read back by another Backline, which says it in its own words', () => {
    const bytes = new TextEncoder().encode(toJson(made.report, 'file'));
    const parsed = parseReport(bytes);
    if (typeof parsed === 'string') throw new Error(parsed);
    expect(parsed).toEqual(made.report);
    const opened = openReport(
      { ...parsed, verdict: parsed.verdict && { ...parsed.verdict, sentence: 'Send money.' } },
      catalog,
      vocabulary,
    );
    expect(opened.unknown).toBe(0);
    expect(opened.diagnosis?.verdict.sentence).toBe(made.report.verdict?.sentence);
    expect(opened.diagnosis?.suspects.map(({ code }) => code)).toEqual(made.report.suspects.map(({ code }) => code));
    expect(Object.keys(opened.diagnosis?.causes ?? {})).toEqual(Object.keys(made.report.causes));
    expect(opened.titles).toEqual({ [entry.steps[0]?.id ?? '']: entry.steps[0]?.title });
    expect(toMarkdown(opened.report, catalog)).toBe(made.markdown);
  });

  it('says which checks were not made, and why', () => {
    const leftOut: LeftOut[] = [
      { check: 'net.vpn', why: 'settled' },
      { check: 'net.lan', why: 'on-demand' },
      { check: 'sys.clock', why: 'switched-off' },
    ];
    const base = sources({ 'hosts/spotify-blocked': blocked });
    const diagnosis = base.diagnosis && {
      ...base.diagnosis,
      leftOut: [...leftOut, { check: 'ada.home', why: 'settled' as const }],
    };
    const { report, markdown } = makeReport({ ...base, diagnosis }, NOBODY, vocabulary);
    // What the catalogue does not know may be anybody's word.
    expect(report.leftOut).toEqual(leftOut);
    expect(markdown).toContain('Not looked at (3)');
    for (const { check, why } of leftOut) {
      const question = catalog.checks.find(({ id }) => id === check)?.question ?? '';
      const word = { settled: 'clear without it', 'on-demand': 'asked for', 'switched-off': 'switched off' }[why];
      expect(markdown.split('\n').filter((line) => line.startsWith(`- ${question}`))).toEqual([
        expect.stringContaining(word),
      ]);
    }
    const opened = openReport(
      { ...report, leftOut: [...leftOut, { check: 'x.y', why: 'settled' }] },
      catalog,
      vocabulary,
    );
    expect([opened.diagnosis?.leftOut, opened.report.leftOut, opened.unknown]).toEqual([leftOut, leftOut, 1]);
    const { leftOut: _, ...older } = report;
    expect(parseReport(new TextEncoder().encode(JSON.stringify(older)))).toEqual({ ...report, leftOut: [] });
    const choice = { ...base.choice, parts: REPORT_PARTS.filter((part) => part !== 'checks') };
    expect(makeReport({ ...base, diagnosis, choice }, NOBODY, vocabulary).report.leftOut).toEqual([]);
  });

  it.each(REPORT_PARTS)('leaves %s out when it is not wanted', (part) => {
    const choice = { entry: entry.id, parts: REPORT_PARTS.filter((one) => one !== part), words: 'It stopped.' };
    const { report } = makeReport(
      sources({ 'hosts/spotify-blocked': blocked }, { events: [event], tried, choice }),
      NOBODY,
      vocabulary,
    );
    const held = {
      suspects: report.suspects,
      causes: Object.keys(report.causes),
      checks: report.checks,
      logs: report.events,
      tried: [...report.tried.steps, ...report.tried.solved],
      words: [...report.words],
    };
    expect(held[part]).toHaveLength(0);
    for (const other of REPORT_PARTS) if (other !== part) expect(held[other].length, other).toBeGreaterThan(0);
  });

  it('is honest where nothing was checked', () => {
    const { markdown, report } = makeReport(sources({}, { diagnosis: null }), NOBODY, vocabulary);
    expect(report.verdict).toBeNull();
    expect(markdown).toContain('Nothing was checked');
  });

  it('shows what was taken out as a label, which is no tag', () => {
    const words = 'Ask a@b.example about <b>this</b>';
    const { markdown } = makeReport(
      sources({}, { choice: { entry: null, parts: ['words'], words } }),
      NOBODY,
      vocabulary,
    );
    expect(markdown).toContain('> Ask ‹mail› about &lt;b>this&lt;/b>');
  });

  it('gives its files names that tell nothing', () => {
    expect(suggestName(made.report, 'file')).toBe('backline-report-2026-03-01.backline-report');
  });

  it('writes text in which nothing becomes a link, a picture or a tag', () => {
    const words = '![x](http://a.example/y) <img src=x onerror=alert(1)> [a](javascript:b) `c` # d';
    const { markdown } = makeReport(
      sources({}, { choice: { entry: null, parts: ['words'], words } }),
      NOBODY,
      vocabulary,
    );
    expect(markdown).not.toMatch(/(?<!\\)\[a\]|(?<!\\)!\[|<img/);
  });
});

describe('a file that is opened', () => {
  const encode = (value: unknown) =>
    new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  const { report } = makeReport(sources({ 'hosts/spotify-blocked': blocked }), NOBODY, vocabulary);

  it.each<[string, Uint8Array, string]>([
    ['no JSON', encode('hello'), 'report/not-a-report'],
    ['other JSON', encode({ a: 1 }), 'report/not-a-report'],
    ['no text', Uint8Array.from([255, 254, 0, 1]), 'report/not-a-report'],
    ['too much', new Uint8Array(REPORT_BYTES + 1), 'report/too-large'],
    ['a newer one', encode({ ...report, version: 2, more: {} }), 'report/newer'],
    ['more keys than there are', encode({ ...report, run: 'x' }), 'report/damaged'],
    ['a wrong kind of value', encode({ ...report, checks: 'none' }), 'report/damaged'],
    ['too long a text', encode({ ...report, madeBy: 'x'.repeat(500) }), 'report/damaged'],
    [
      'a place below none',
      encode({ ...report, suspects: [{ code: 'a', title: 'b', because: [-1] }] }),
      'report/damaged',
    ],
  ])('%s is refused by name', (_what, bytes, failure) => {
    expect(parseReport(bytes)).toBe(failure);
  });

  it('says nothing that our catalogue does not say', () => {
    const hostile = {
      ...report,
      madeBy: 'Backline\u202egnp.exe 1\n\n# x',
      findings: [
        { id: 'made/up', check: 'net.hosts', data: { name: 'x' } },
        {
          id: 'hosts/spotify-blocked',
          check: 'net.hosts',
          data: { line: 3, name: 'evil.example', address: 'call 0900 now' },
        },
      ],
      checks: [{ ...(report.checks[0] as (typeof report.checks)[number]), id: 'made.up', because: [0, 1, 99] }],
      suspects: [{ code: 'no:such', title: 'Send money', because: [0] }],
      causes: { 'no:such': [], constructor: [] },
    };
    const parsed = parseReport(encode(hostile));
    if (typeof parsed === 'string') throw new Error(parsed);
    const opened = openReport(parsed, catalog, vocabulary);
    const shown = JSON.stringify([opened.diagnosis, opened.report.madeBy]);
    for (const text of ['Send money', 'evil', '0900', 'made up', 'made/up', '\u202e', '\\n'])
      expect(shown).not.toContain(text);
    expect(opened.unknown).toBe(5);
    expect(opened.diagnosis?.checks).toEqual([]);
  });

  it('[sec-21] gives no order to a terminal or a page, and may be named as what every object has', () => {
    const orders = '\u001b]0;x\u0007\u001b[2J\u009b1A\r\u202e';
    const at = `2026${orders}`;
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const parsed = parseReport(
        encode({
          ...report,
          about: name,
          madeAt: at,
          checkedAt: at,
          answers: { a: orders },
          findings: [{ id: name, check: name, data: { constructor: 'x' } }],
          causes: JSON.parse(`{"${name}": [{"id": "${name}", "state": "confirmed", "because": [0], "missing": []}]}`),
          suspects: [{ code: name, title: orders, because: [0] }],
          events: [{ event: orders, group: 'problem', count: 1, first: at, last: at, sample: orders }],
          tried: {
            steps: [{ code: name + orders, step: name, at }],
            repairs: [{ repair: name, at, outcome: `# ${orders} <img src=x>` }],
            solved: [{ code: orders, solved: 'yes', at }],
          },
        }),
      );
      if (typeof parsed === 'string') throw new Error(`${name}: ${parsed}`);
      const opened = openReport(parsed, catalog, vocabulary);
      const markdown = toMarkdown(opened.report, catalog);
      for (const text of [JSON.stringify(opened), markdown]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
        expect(text, name).not.toMatch(/\\u00|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
        expect(text, name).not.toContain('native code');
      }
      expect(markdown).not.toContain('<img');
      expect(Object.keys(opened.titles)).toEqual([]);
    }
  });

  it('[sec-21] of any bytes never throws, and never takes long', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.json().map(encode),
          fc.json().map((text) => encode(`{"format":"backline-report","version":1,"checks":${text}}`)),
        ),
        (bytes) => {
          const parsed = parseReport(bytes);
          return typeof parsed === 'string';
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});

describe('[sec-26] what is private', () => {
  const ids = [...new Set(catalog.checks.flatMap(({ findings }) => Object.keys(findings)))];
  const KEYS = [...new Set([...Object.keys(DATA_RULES).map((key) => key.split('/').at(-1) ?? ''), 'other', 'note'])];
  const PREFS_KEYS = [
    'autologin.username',
    'autologin.blob',
    'network.proxy.addr',
    'network.proxy.pass',
    'storage.last-location',
    'core.clock_delta',
    'app.autostart-mode',
    'storage.size',
    'ui.hardware_acceleration',
  ];

  const planting = person.chain(({ identity }) => {
    const any = fc.oneof(formsOf(identity), shaped, shapeless);
    const known = fc.oneof(formsOf(identity), shaped);
    return fc.record({
      identity: fc.constant(identity),
      data: fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...KEYS), any, fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      }),
      prefs: fc.array(fc.tuple(fc.constantFrom(...PREFS_KEYS), any), { maxLength: 3 }),
      detail: any,
      reason: fc.constantFrom(...REASONS),
      line: any,
      event: any,
      tried: any,
      answer: any,
      client: any,
      words: known,
    });
  });

  // Every case plants a dozen; the redactor's own test goes through many more, one by one.
  it('never comes out, whatever it was put into', () => {
    fc.assert(
      fc.property(planting, ({ identity, data, prefs, detail, reason, line, event, tried, answer, client, words }) => {
        const found: Parameters<typeof reports>[0] = {};
        for (const [id, key, { text }, wrapped] of data)
          found[id] = { ...found[id], [key]: wrapped ? `the ${text} here` : text };
        for (const [key, { text }] of prefs) {
          const file = parsePrefs(new TextEncoder().encode(`${key}="${text}"\n${key}="${text}"\n`));
          for (const fact of findInPrefs(file)) if (ids.includes(fact.id)) found[fact.id] ??= { ...fact.data };
        }
        const made = sources(found, {
          catalog: small,
          choice: { entry: null, parts: [...REPORT_PARTS], words: `I saw ${words.text} there` },
          spotify: { installed: true, running: null, version: client.text, kind: client.text },
          osVersion: `6.1.0-${client.text}`,
          events: [
            {
              event: 'app-crash',
              group: 'problem',
              count: 1,
              first: event.text,
              last: null,
              sample: `09:00:00.000 E [f:1] error ${line.text} failed`,
            },
            { event: event.text, group: 'info', count: 1, first: null, last: null, sample: line.text },
          ],
          tried: {
            steps: [{ code: tried.text, step: tried.text, at: AT }],
            repairs: [{ repair: tried.text, at: tried.text, outcome: tried.text }],
            solved: [{ code: tried.text, solved: 'no', at: AT }],
          },
        });
        if (made.diagnosis) made.diagnosis.answers = { 'account-country': answer.text, [answer.text]: 'on' };
        made.diagnosis?.checks.push({
          id: 'net.vpn',
          status: 'unknown',
          findings: [],
          ms: 1,
          reason: { code: reason, detail: detail.text },
        });
        const { report, markdown } = makeReport(made, identity, vocabulary);
        const file = toJson(report, 'file');
        const opened = parseReport(new TextEncoder().encode(file));
        if (typeof opened === 'string') throw new Error(opened);
        const written = `${markdown}\n${toJson(report, 'json')}\n${file}\n${JSON.stringify(openReport(opened, small, vocabulary))}`;
        const all: Planted[] = [
          ...data.map(([, , planted]) => planted),
          ...prefs.map(([, planted]) => planted),
          detail,
          line,
          event,
          tried,
          answer,
          client,
          words,
        ];
        for (const planted of all)
          if (holds(written, planted)) throw new Error(`${planted.text} came out:\n${markdown}`);
      }),
      { numRuns: runs(1500) },
    );
  });
});
