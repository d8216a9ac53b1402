import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { PREFS_MAX_BYTES, parsePrefs, prefsValue } from './prefs';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, path?: string) => parsePrefs(bytes(text), path);

describe('parsePrefs', () => {
  it('reads integers, booleans and strings with their two escapes', () => {
    const file = parse(
      'core.clock_delta=-1\nui.hardware_acceleration=false\nstorage.location="D:\\\\My \\"Music\\""\n',
    );
    expect(file.entries.map((entry) => [entry.key, entry.value, entry.line])).toEqual([
      ['core.clock_delta', -1, 1],
      ['ui.hardware_acceleration', false, 2],
      ['storage.location', 'D:\\My "Music"', 3],
    ]);
    expect(file.damage).toBeNull();
    expect(file.warnings).toEqual([]);
    expect(file.finalNewline).toBe(true);
  });

  it('splits at the first equals sign and keeps UTF-8', () => {
    const file = parse('app.player.state="{\\"a\\":\\"x=yé\\"}"\n');
    expect(prefsValue(file, 'app.player.state')).toBe('{"a":"x=yé"}');
  });

  it.each([
    ['a=1\nb=2\n', 'lf'],
    ['a=1\r\nb=2\r\n', 'crlf'],
    ['a=1\rb=2\r', 'cr'],
    ['a=1\r\nb=2\n', 'mixed'],
    ['a=1', 'lf'],
  ] as const)('tells the line ends of %j', (text, eol) => {
    expect(parse(text).eol).toBe(eol);
  });

  it('reads past a byte order mark', () => {
    const file = parse('\uFEFFcore.clock_delta=3\r\n');
    expect(file.bom).toBe(true);
    expect(prefsValue(file, 'core.clock_delta')).toBe(3);
  });

  it('keeps what people add as opaque lines and warns', () => {
    const file = parse(
      '# app.x=1\n\nautologin.username= "me"\njust words\ncampaign-id=\napp.a=1\napp.a=2\napp.b=yes\n',
    );
    expect(file.opaque).toEqual([
      { line: 1, kind: 'comment' },
      { line: 2, kind: 'blank' },
      { line: 4, kind: 'unparsable' },
    ]);
    expect(prefsValue(file, 'autologin.username')).toBe('me');
    expect(prefsValue(file, 'app.a')).toBe(1);
    expect(file.warnings.map((warning) => `${warning.code}:${warning.line}`)).toEqual([
      'comment:1',
      'unparsable-line:4',
      'empty-value:5',
      'duplicate-key:7',
      'bad-value:8',
    ]);
  });

  it.each([
    ['', 'empty'],
    ['\uFEFF\r\n \r\n', 'empty'],
    ['app.a=1\nb\u0000=2\n', 'binary'],
    ['<html>\n<body>\n', 'not-prefs'],
    ['app.a=1\nfoo\napp.b=1\n', 'not-prefs'],
    ['app.a=1\nstorage.location="/home/m', 'truncated'],
    ['app.a=1\napp.autost', 'truncated'],
    ['app.a=1\nui.hardware_acceleration=fal', 'truncated'],
    ['app.a=1\ncore.clock_delta=12', null],
    ['app.a=1\napp.b=1\napp.c=1\napp.d=1\nword\n', null],
    ['# one\n# two\n', null],
  ] as const)('judges the damage of %j as %s', (text, damage) => {
    expect(parse(text).damage).toBe(damage);
  });

  it('does not read a file beyond 4 MiB', () => {
    const file = parsePrefs(new Uint8Array(PREFS_MAX_BYTES + 1).fill(0x61));
    expect(file.damage).toBe('too-large');
    expect(file.entries).toEqual([]);
  });

  it('reads a play queue of 600 kB in one line', () => {
    const file = parse(`app.player.state="${'\\"'.repeat(300_000)}"\n`);
    expect(prefsValue(file, 'app.player.state')).toHaveLength(300_000);
  });

  it.each([
    ['/home/a/.config/spotify/Users/b-user/prefs', 'core.clock_delta=1\n', 'user'],
    ['C:\\x\\Spotify\\Users\\b-user\\prefs', '', 'user'],
    ['/Users/anna/Library/Application Support/Spotify/prefs', 'campaign-id="x"\n', 'global'],
    ['copy.txt', 'audio.automix=true\n', 'user'],
    ['copy.txt', 'audio.automix=true\nautologin.blob=""\n', 'global'],
    ['copy.txt', '', 'global'],
  ] as const)('guesses the scope of %s', (path, text, scope) => {
    expect(parse(text, path).scope).toBe(scope);
  });

  it('never throws, and covers every line once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), prefsText), (input) => {
        const file = parsePrefs(input);
        const lines = [...file.entries, ...file.opaque].map((entry) => entry.line).sort((a, b) => a - b);
        expect(lines).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: runs(20_000) },
    );
  });
});

const token = fc.constantFrom(
  'app.a',
  '=',
  '"',
  '\\',
  '\n',
  '\r',
  '\r\n',
  '#',
  ' ',
  'true',
  '-12',
  'é',
  '\uFEFF',
  '\u0000',
);
const prefsText = fc.array(token, { maxLength: 40 }).map((parts) => bytes(parts.join('')));
