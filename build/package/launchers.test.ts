import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './parts';

const LAUNCHERS = join(ROOT, 'build', 'package', 'launchers');
const posix = process.platform !== 'win32';

let work = '';
beforeAll(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), 'backline launchers ')));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Puts a launcher and a program that prints its arguments where a package has them. */
function install(system: string, launcher: string, program: string): string {
  const [place, app] = [join(work, system, launcher), join(work, system, program)];
  for (const path of [place, app]) mkdirSync(dirname(path), { recursive: true });
  copyFileSync(join(LAUNCHERS, system, 'backline'), place);
  writeFileSync(app, '#!/bin/sh\nprintf "%s|" "$0" "$@"\nexit 3\n');
  for (const path of [place, app]) chmodSync(path, 0o755);
  return place;
}

/** What a program printed; its exit code must come through. */
function run(file: string, args: readonly string[]): string[] {
  try {
    execFileSync(file, args, { encoding: 'utf8' });
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    expect(status).toBe(3);
    return stdout.split('|').slice(0, -1);
  }
  throw new Error('the exit code was lost');
}

describe.runIf(posix)('launchers of the command line', () => {
  it('on Linux find their app through links and need no screen', () => {
    const launcher = install('linux', 'opt/Backline/resources/bin/backline', 'opt/Backline/backline');
    const link = join(work, 'backline');
    symlinkSync(launcher, link);
    for (const file of [launcher, link])
      expect(run(file, ['lookup', 'it does not  play', '--json'])).toEqual([
        join(work, 'linux/opt/Backline/backline'),
        '--ozone-platform=headless',
        'cli',
        'lookup',
        'it does not  play',
        '--json',
      ]);
  });

  it('on macOS find their app through links, relative ones as well', () => {
    const launcher = install(
      'mac',
      'Backline.app/Contents/Resources/bin/backline',
      'Backline.app/Contents/MacOS/Backline',
    );
    symlinkSync('mac/Backline.app/Contents/Resources/bin/backline', join(work, 'near'));
    symlinkSync(join(work, 'near'), join(work, 'far'));
    for (const file of [launcher, join(work, 'near'), join(work, 'far')])
      expect(run(file, ['doctor'])).toEqual([join(work, 'mac/Backline.app/Contents/MacOS/Backline'), 'cli', 'doctor']);
  });
});

describe('the launcher on Windows', () => {
  it('waits for the app and hands its exit code on', () => {
    const text = readFileSync(join(LAUNCHERS, 'windows', 'backline.cmd'), 'latin1');
    expect(text.split('\r\n')).toContain('start "" /b /wait "%~dp0..\\..\\Backline.exe" cli %*');
    expect(text).toContain('exit /b %ERRORLEVEL%');
    // A batch file with bare line feeds is misread by the console.
    expect(/[^\r]\n/.test(text)).toBe(false);
  });
});
