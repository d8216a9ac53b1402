import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFolder } from '../vite-bundled';
import { licenceFaults, readNotices, writeNotices } from './notices';

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'backline-notices-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function addPackage(name: string, licence: string, text: string | null): string {
  const folder = join(work, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license: licence }));
  if (text !== null) writeFileSync(join(folder, 'LICENCE.md'), text);
  return folder;
}

describe('[sec-46] licences of what is bundled', () => {
  it('finds the package of a module', () => {
    expect(packageFolder('/p/node_modules/a/x.js')).toBe('/p/node_modules/a');
    expect(packageFolder('/p/node_modules/@s/a/x.js')).toBe('/p/node_modules/@s/a');
    expect(packageFolder('/p/node_modules/a/node_modules/b/x.js')).toBe('/p/node_modules/a/node_modules/b');
    expect(packageFolder('\0C:\\p\\node_modules\\a\\x.js?commonjs')).toBe('C:/p/node_modules/a');
    expect(packageFolder('/p/src/main/index.ts')).toBeNull();
    expect(packageFolder('\0rolldown/runtime.js')).toBeNull();
  });

  it('come with the program, each once', () => {
    const [a, b] = [addPackage('b-pack', 'MIT', 'Free\r\nto use.\n'), addPackage('@s/a-pack', 'ISC', null)];
    mkdirSync(join(work, 'bundled'), { recursive: true });
    for (const part of ['main', 'preload', 'renderer'])
      writeFileSync(join(work, 'bundled', `${part}.json`), JSON.stringify(part === 'preload' ? [] : [a, b]));
    const notices = readNotices(work);
    expect(notices.map(({ name, licence, text }) => [name, licence, text])).toEqual([
      ['@s/a-pack', 'ISC', null],
      ['b-pack', 'MIT', 'Free\nto use.'],
    ]);
    expect(licenceFaults(notices)).toEqual([]);
    const text = writeNotices(notices);
    expect(text.match(/b-pack 1\.0\.0/g)).toHaveLength(1);
    expect(text).toContain('Free\nto use.');
  });

  it('that nobody has allowed end the packing', () => {
    const notice = (licence: string) => ({ name: 'x', version: '1.0.0', licence, text: null });
    for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN x', ''])
      expect(licenceFaults([notice(licence)]), licence).toEqual([`x is under ${licence}, which nobody has allowed`]);
  });

  it('a build that does not say what it bundled is refused', () => {
    expect(() => readNotices(join(work, 'nowhere'))).toThrow('did not say');
  });
});
