import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBrowser } from './find-browser.mjs';
import { findElectron } from './find-electron.mjs';
import { newest } from './outputs.mjs';
import { hostsToTry, readArguments } from './start-arguments.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-setup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, content = ''): Promise<string> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content, { mode: 0o755 });
  return target;
}

test('a browser is found where each system keeps it', () => {
  const only = (wanted: string) => (path: string) => path.replaceAll('\\', '/') === wanted;
  const cases: [NodeJS.Platform, NodeJS.ProcessEnv, string][] = [
    ['linux', { PATH: '/opt/bin:/usr/bin' }, '/opt/bin/chromium'],
    ['linux', { PATH: '' }, '/snap/bin/chromium'],
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', {}, '/home/me/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ];
  for (const [platform, env, path] of cases) expect(findBrowser(platform, env, '/home/me', only(path))).toBe(path);
  const edge = findBrowser('win32', { 'PROGRAMFILES(X86)': 'C:/x86' }, '/home/me', (path) => path.includes('msedge'));
  expect(edge).toContain(join('Microsoft', 'Edge', 'Application', 'msedge.exe'));
  expect(findBrowser('linux', { PATH: '/usr/bin' }, '/home/me', () => false)).toBeNull();
});

test('CHROME_PATH wins, but only when it can be run', () => {
  const env = { CHROME_PATH: '/mine/chrome', PATH: '/usr/bin' };
  expect(findBrowser('linux', env, '/home/me', () => true)).toBe('/mine/chrome');
  expect(findBrowser('linux', env, '/home/me', (path) => path === '/usr/bin/chromium')).toBe('/usr/bin/chromium');
});

test('the newest browser of Playwright is taken', async () => {
  await put('browsers/chromium-999/chrome-linux/chrome');
  const newer = await put('browsers/chromium-1200/chrome-linux/chrome');
  await put('browsers/firefox-2000/firefox/firefox');
  const env = { PATH: '', PLAYWRIGHT_BROWSERS_PATH: join(folder, 'browsers') };
  expect(findBrowser('linux', env, folder, (path) => path.startsWith(folder))).toBe(newer);
});

test("Electron's binary is there only when path.txt and the program are", async () => {
  expect(findElectron(folder, {}, 'linux')).toBeNull();
  const program = await put('node_modules/electron/dist/electron');
  expect(findElectron(folder, {}, 'linux')).toBeNull();
  await put('node_modules/electron/path.txt', 'electron');
  expect(findElectron(folder, {}, 'linux')).toBe(program);
  await rm(program);
  expect(findElectron(folder, {}, 'linux')).toBeNull();
});

test('a build of Electron elsewhere is used when it is named', async () => {
  const elsewhere = await put('built/electron.exe');
  expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'built') }, 'win32')).toBe(elsewhere);
  expect(findElectron(folder, { ELECTRON_EXEC_PATH: elsewhere }, 'linux')).toBe(elsewhere);
  expect(findElectron(folder, { ELECTRON_EXEC_PATH: join(folder, 'none') }, 'linux')).toBeNull();
});

test('the newest change below a folder leaves out what is built', async () => {
  const old = await put('src/a/b.ts');
  const built = await put('src/out/c.js');
  await utimes(old, 1_000, 1_000);
  await utimes(built, 2_000, 2_000);
  expect(newest(join(folder, 'src'))).toBe(1_000_000);
  expect(newest(join(folder, 'none'))).toBe(0);
});

test('npm start: a host can be forced, the rest goes to the app', () => {
  expect(readArguments([])).toEqual({ host: null, rest: [], problem: null });
  expect(readArguments(['--host', 'terminal', 'lookup', 'auth:3'])).toEqual({
    host: 'terminal',
    rest: ['lookup', 'auth:3'],
    problem: null,
  });
  expect(readArguments(['--host=chromium', '--x'])).toEqual({ host: 'chromium', rest: ['--x'], problem: null });
  for (const args of [['--host'], ['--host', 'firefox'], ['--host=']]) {
    expect(readArguments(args).problem).toContain('electron, chromium, terminal');
  }
  expect(hostsToTry(null)).toEqual(['electron', 'chromium', 'terminal']);
  expect(hostsToTry('chromium')).toEqual(['chromium']);
});
