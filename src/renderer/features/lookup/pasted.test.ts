import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { fromField, paste, toField } from './pasted';

describe('pasted text', () => {
  it('keeps its line breaks on the way through a one-line field', () => {
    expect(toField('one\r\ntwo\nthree')).toBe('one ↵ two ↵ three');
    expect(fromField('one ↵ two ↵ three')).toBe('one\ntwo\nthree');
  });

  it('loses a break whole when a part of its sign is deleted', () => {
    expect(fromField('one ↵two')).toBe('one two');
    expect(fromField('one↵ two')).toBe('one two');
  });

  it('comes back as it was, for any text without the sign', () => {
    const line = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n↵]/.test(text));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(fromField(toField(lines.join('\n')))).toBe(lines.join('\n'));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('replaces the selection and leaves the caret behind what was pasted', () => {
    expect(paste('error code 4', 6, 10, '\nauth\n')).toEqual({ shown: 'error auth 4', caret: 10 });
    expect(paste('', 0, 0, 'a\nb')).toEqual({ shown: 'a ↵ b', caret: 5 });
  });
});
