import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { parsePrefs, prefsValue } from './prefs';
import { editPrefs } from './prefs-edit';
import { SETTINGS } from './prefs-settings';

const bytes = (text: string) => new TextEncoder().encode(text);
const words = (content: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);

function edit(text: string, key: string, value: string | number | boolean | null): string {
  const result = editPrefs(bytes(text), key, value);
  return result.ok ? words(result.bytes) : `refused: ${result.error.code}`;
}

describe('editPrefs', () => {
  it.each([
    ['rewrites in place', 'a=1\nstorage.size=5\nb=2\n', 9, 'a=1\nstorage.size=9\nb=2\n'],
    ['keeps blanks people put in', 'storage.size = 5 \r\n', 9, 'storage.size = 9 \r\n'],
    ['drops later duplicates', 'storage.size=5\nb=2\nstorage.size=6\n', 9, 'storage.size=9\nb=2\n'],
    ['appends with CRLF', '\uFEFFa=1\r\n', 9, '\uFEFFa=1\r\nstorage.size=9\r\n'],
    ['appends with CR', 'a=1\r', 9, 'a=1\rstorage.size=9\r'],
    ['appends to a file without a final line end', 'a=1\r\nb=2', 9, 'a=1\r\nb=2\r\nstorage.size=9'],
    ['writes into an empty file', '', 9, 'storage.size=9\n'],
    ['fills an empty value', 'storage.size=\n', 9, 'storage.size=9\n'],
    ['takes the line out', 'a=1\nstorage.size=5\nb=2\n', null, 'a=1\nb=2\n'],
    ['takes the open last line out', 'a=1\nstorage.size=5', null, 'a=1'],
    ['leaves comments alone', '# storage.size=5\na=1\n', null, '# storage.size=5\na=1\n'],
    ['leaves a right value alone', 'storage.size= 9\n', 9, 'storage.size= 9\n'],
  ] as const)('%s', (_name, before, value, after) => {
    expect(edit(before, 'storage.size', value)).toBe(after);
  });

  it('writes strings and addresses as Spotify does', () => {
    expect(edit('', 'app.autostart-mode', 'off')).toBe('app.autostart-mode="off"\n');
    expect(edit('', 'network.proxy.addr', '127.0.0.1:1080@socks5')).toBe(
      'network.proxy.addr="127.0.0.1:1080@socks5"\n',
    );
  });

  it.each([
    ['autologin.blob', 'x', 'protected-key'],
    ['autologin.enabled', true, 'protected-key'],
    ['autologin.blob', null, 'protected-key'],
    ['storage.location', '/x', 'unknown-key'],
    ['app.made-up', 1, 'unknown-key'],
    ['network.proxy.mode', 5, 'bad-value'],
    ['network.proxy.mode', 'none', 'bad-value'],
    ['network.proxy.mode', 1.5, 'bad-value'],
    ['network.proxy.pass', 'x', 'bad-value'],
    ['network.proxy.addr', 'host:1@http"\nautologin.blob="x', 'bad-value'],
    ['app.autostart-mode', 'sometimes', 'bad-value'],
    ['ui.hardware_acceleration', 'false', 'bad-value'],
  ] as const)('refuses %s = %j', (key, value, code) => {
    expect(editPrefs(bytes('a=1\n'), key, value)).toMatchObject({ ok: false, error: { code, key } });
  });

  it('lets proxy credentials be removed', () => {
    expect(edit('network.proxy.pass="x"\na=1\n', 'network.proxy.pass', null)).toBe('a=1\n');
  });

  it('refuses a damaged file', () => {
    expect(editPrefs(bytes('a=1\n\u0000'), 'storage.size', 9)).toEqual({
      ok: false,
      error: { code: 'damaged', key: 'storage.size', why: 'binary' },
    });
  });

  it('set, then removed, gives the original bytes where the key was absent', () => {
    fc.assert(
      fc.property(content, change, (before, { key, value }) => {
        fc.pre(!parsePrefs(before).entries.some((entry) => entry.key === key));
        const set = editPrefs(before, key, value);
        fc.pre(set.ok);
        if (!set.ok) return;
        expect(prefsValue(parsePrefs(set.bytes), key)).toBe(value);
        const undone = editPrefs(set.bytes, key, null);
        expect(undone).toEqual({ ok: true, bytes: before });
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('touches no byte but those of the key', () => {
    fc.assert(
      fc.property(content, change, fc.boolean(), (before, { key, value }, removes) => {
        const result = editPrefs(before, key, removes ? null : value);
        fc.pre(result.ok);
        if (!result.ok) return;
        expect(others(result.bytes, key)).toEqual(others(before, key));
      }),
      { numRuns: runs(20_000) },
    );
  });
});

/** All lines but those of the key, as text, in order. */
function others(input: Uint8Array, key: string): string[] {
  return words(input)
    .replace(/^\uFEFF/, '\uFEFF\n')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '' && line.split('=')[0]?.trim() !== key);
}

const change = fc
  .constantFrom<[string, (string | number | boolean)[]]>(
    ['storage.size', [1, 500]],
    ['ui.hardware_acceleration', [true, false]],
    ['app.autostart-mode', ['', 'off', 'minimized']],
    ['network.proxy.mode', [0, 1, 4]],
    ['network.proxy.addr', ['[::1]:80@http']],
  )
  .chain(([key, values]) => fc.constantFrom(...values).map((value) => ({ key, value })));
const eol = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const line = fc.oneof(
  fc
    .constantFrom(...SETTINGS.keys())
    .chain((key) => fc.constantFrom(`${key}=1`, `${key}=`, `${key} = "x"`, `${key}=true`)),
  fc.constantFrom('a=1', 'b="é \\"q\\""', '# note', '', 'autologin.blob="s"', 'c.d=-1', ' e=2 '),
);
const content = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, eol), { maxLength: 8 }), fc.boolean())
  .map(([bom, lines, open]) => {
    const text = lines.map(([head, end], index) => head + (open && index === lines.length - 1 ? '' : end)).join('');
    return bytes((bom ? '\uFEFF' : '') + text);
  });
