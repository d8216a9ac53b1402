import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../contract/repairs';
import { runs } from '../../../testing/runs';
import { ChangeList } from './ChangeList';
import { makeVisible } from './visible';

const show = (...changes: Change[]) => renderToStaticMarkup(<ChangeList changes={changes} />);
const line = (before: string | null, after: string | null): Change => ({
  kind: 'text',
  place: '/etc/hosts',
  line: 4,
  before,
  after,
});
/** What a person reads. */
const wordsOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

describe('a list of changes', () => {
  it('says place, before and after', () => {
    expect(wordsOf(show(line('0.0.0.0 a', '# 0.0.0.0 a')))).toBe(
      '/etc/hosts, line 4 Before: 0.0.0.0 a After: # 0.0.0.0 a',
    );
  });

  it('tells a line that goes from one that is emptied', () => {
    expect(wordsOf(show(line('a', null)))).toBe('/etc/hosts, line 4 Before: a');
    expect(wordsOf(show(line('a', '')))).toBe('/etc/hosts, line 4 Before: a After: (empty)');
  });

  it('says what a move holds, where that is known', () => {
    const move: Change = { kind: 'move', from: '~/.cache/Data', to: 'Data.backline', bytes: 1_200_000, files: 1 };
    expect(wordsOf(show(move))).toBe('~/.cache/Data is renamed to Data.backline · 1.2 MB · 1 file');
    expect(wordsOf(show({ ...move, bytes: null, files: null }))).toBe('~/.cache/Data is renamed to Data.backline');
  });

  it('shows the same change twice where it happens twice', () => {
    const command: Change = { kind: 'command', text: 'resolvectl flush-caches' };
    expect(show(command, command).match(/resolvectl/g)).toHaveLength(2);
  });

  it('hides nothing and turns nothing around', () => {
    const shown = wordsOf(show(line('a\u202etxt.exe\u0007', 'b\u200bc\u0000\u061c')));
    expect(shown).toContain('a[U+202E]txt.exe[U+0007]');
    expect(shown).toContain('b[U+200B]c[U+0000][U+061C]');
  });

  it('keeps every line of a text, however its lines end, and a very long one whole', () => {
    expect(show(line('a\r\nb\nc', null)).match(/<code/g)).toHaveLength(3);
    expect(wordsOf(show(line('a\rb', null)))).toContain('a[U+000D]b');
    expect(show(line('x'.repeat(2000), null))).toContain('x'.repeat(2000));
  });

  it('takes any text for a text: no mark of it becomes one of the page', () => {
    expect(show(line('<img src=x onerror=alert(1)>', null))).not.toContain('<img');
  });

  it('lets no character through that nobody sees, in any kind of change', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(makeVisible(text)).not.toMatch(hidden);
        const all: Change[] = [
          line(text, text),
          { kind: 'move', from: text, to: text, bytes: null, files: null },
          { kind: 'setting', name: text, before: text, after: text },
          { kind: 'command', text },
          { kind: 'program', name: text, what: 'quit' },
          { kind: 'download', from: text, to: text },
        ];
        expect(show(...all)).not.toMatch(hidden);
      }),
      { numRuns: runs(300) },
    );
  });
});
