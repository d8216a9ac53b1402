import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type HostChoice, test } from '../fixtures';
import { projectRoot } from '../hosts/chromium/main-process';

const ROOT = projectRoot(new URL('../hosts/chromium.ts', import.meta.url).href);
const STAND_IN = join(ROOT, 'e2e', 'hosts', 'fake-electron');

/** Starts the built program without a window and waits for its end. */
function runProgram(host: HostChoice, args: readonly string[], data: string) {
  const own = [`--user-data-dir=${data}`, ...args];
  const [file, words] =
    host.kind === 'electron'
      ? [host.electron, [ROOT, ...own]]
      : [
          process.execPath,
          [
            '--import',
            pathToFileURL(join(STAND_IN, 'register.mjs')).href,
            join(STAND_IN, 'run.mjs'),
            join(ROOT, 'out', 'main', 'index.js'),
            ...own,
          ],
        ];
  const child = spawn(file, words, { cwd: ROOT, env: { ...process.env, NODE_OPTIONS: undefined } });
  let printed = '';
  let complained = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  return new Promise<{ code: number | null; printed: string; complained: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, printed, complained }));
  });
}

test('the self-test tells how the program is guarded', async ({ host, world }) => {
  const { code, printed } = await runProgram(host, ['--self-test'], world.data);
  const told = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
  const broken = told.points.filter(({ state }: { state: string }) => state === 'broken');
  expect(broken).toEqual([]);
  expect(told.ok).toBe(true);
  expect(code).toBe(0);
  const states = Object.fromEntries(told.points.map(({ id, state }: { id: string; state: string }) => [id, state]));
  expect(states).toMatchObject({ windows: 'holds', policy: 'holds', permissions: 'holds', navigation: 'holds' });
  // What only Electron can show is never claimed without it.
  expect(states.page).toBe(host.kind === 'electron' ? 'holds' : 'unknown');
});

test('the command line runs inside the app', async ({ host, world }) => {
  const found = await runProgram(host, ['lookup', 'accounts:4', '--json'], world.data);
  expect(JSON.parse(found.printed.trim().split('\n').at(-1) ?? '').results[0].code).toBe('accounts:4');
  expect(found.code).toBe(0);
  const wrong = await runProgram(host, ['cli', 'nonsense'], world.data);
  expect(wrong.complained).toContain("unknown command 'nonsense'");
  expect(wrong.code).toBe(2);
});
