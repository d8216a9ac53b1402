import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseName, folderOf, isAbsolutePath, isInside, joinPath } from './paths';

const name = fc.stringMatching(/^[A-Za-z0-9 _-][A-Za-z0-9 ._-]{0,8}$/);
const names = fc.array(name, { minLength: 1, maxLength: 5 });

describe('paths', () => {
  it('agree with the system libraries of both families on plain names', () => {
    fc.assert(
      fc.property(names, names, (folder, more) => {
        const unix = `/${folder.join('/')}`;
        const windows = `C:\\${folder.join('\\')}`;
        expect(joinPath('linux', unix, ...more)).toBe(posix.join(unix, ...more));
        expect(joinPath('windows', windows, ...more)).toBe(win32.join(windows, ...more));
        expect(baseName('macos', unix)).toBe(posix.basename(unix));
        expect(baseName('windows', windows)).toBe(win32.basename(windows));
        expect(folderOf('linux', unix)).toBe(posix.dirname(unix));
        expect(folderOf('windows', windows)).toBe(win32.dirname(windows));
      }),
    );
  });

  it('takes both slashes on Windows and only one elsewhere', () => {
    expect(joinPath('windows', 'C:/Users\\a', 'b/c')).toBe('C:\\Users\\a\\b\\c');
    expect(joinPath('linux', '/a', 'b\\c')).toBe('/a/b\\c');
  });

  it('keeps a network share', () => {
    expect(joinPath('windows', '\\\\box\\share', 'x')).toBe('\\\\box\\share\\x');
    expect(folderOf('windows', '\\\\box\\share\\x')).toBe('\\\\box\\share\\');
    expect(baseName('windows', '\\\\box\\share')).toBe('');
  });

  it('knows roots', () => {
    expect(folderOf('linux', '/')).toBe('/');
    expect(folderOf('windows', 'C:\\')).toBe('C:\\');
    expect(folderOf('linux', 'prefs')).toBe('.');
    expect(joinPath('linux', '', 'a')).toBe('a');
    expect(isAbsolutePath('linux', '/a')).toBe(true);
    expect(isAbsolutePath('linux', 'a')).toBe(false);
    expect(isAbsolutePath('windows', 'C:\\a')).toBe(true);
    expect(isAbsolutePath('windows', 'C:a')).toBe(false);
    expect(isAbsolutePath('windows', '\\a')).toBe(false);
    expect(isAbsolutePath('windows', '\\\\box\\share\\a')).toBe(true);
  });

  it('tells inside from beside', () => {
    expect(isInside('linux', '/home/a', '/home/a/b')).toBe(true);
    expect(isInside('linux', '/home/a', '/home/ab')).toBe(false);
    expect(isInside('linux', '/home/a', '/home/a/../b')).toBe(false);
    expect(isInside('linux', '/home/a', '/home/A/b')).toBe(false);
    expect(isInside('windows', 'C:\\Users\\A', 'c:/users/a/b')).toBe(true);
    expect(isInside('windows', 'C:\\Users', 'D:\\Users\\b')).toBe(false);
  });
});
