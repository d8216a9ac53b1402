import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli';
import { askedOf, COMMANDS } from './asked';

const packaged = (...words: string[]) => askedOf(['/opt/Backline/backline', ...words], true);

describe('what a start is asked for', () => {
  it('a window, unless something else is said', () => {
    for (const words of [[], ['--hidden'], ['backline://code/accounts:4'], ['/some/file.log'], ['--lookup'], ['clip']])
      expect(packaged(...words), words.join(' ')).toBeNull();
  });

  it('a command of the command line', () => {
    expect(packaged('lookup', 'auth:17', '--json')).toEqual({
      kind: 'terminal',
      words: ['lookup', 'auth:17', '--json'],
    });
    expect(packaged('cli', '--help')).toEqual({ kind: 'terminal', words: ['--help'] });
    expect(packaged('--ozone-platform=headless', 'cli', 'doctor', '--offline')).toEqual({
      kind: 'terminal',
      words: ['doctor', '--offline'],
    });
    expect(askedOf(['electron', '.', 'doctor'], false)).toEqual({ kind: 'terminal', words: ['doctor'] });
    expect(askedOf(['electron', 'doctor'], false)).toBeNull();
  });

  it('the self-test, but not from within a command', () => {
    expect(packaged('--self-test')).toEqual({ kind: 'self-test' });
    expect(packaged('--ozone-platform=headless', '--self-test')).toEqual({ kind: 'self-test' });
    expect(packaged('lookup', '--self-test')).toEqual({ kind: 'terminal', words: ['lookup', '--self-test'] });
    expect(packaged('backline://code/x', '--self-test')).toBeNull();
  });

  it('knows every command there is', async () => {
    const printed: string[] = [];
    await runCommandLine(['--help'], { print: (text) => void printed.push(text), complain: () => {} });
    const listed = [...printed.join('\n').matchAll(/^ {2}([a-z]+) (?=.* {2})/gm)].map(([, name]) => name);
    expect(new Set(listed.filter((name) => name !== 'help'))).toEqual(new Set(COMMANDS));
  });
});
