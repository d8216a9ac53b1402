import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test as base, expect } from '../../fixtures';
import { projectRoot } from '../chromium/main-process';

/** `npm start` without Electron, as far as it goes without a screen: the browser runs headless. */
const test = base.extend<{ program: { child: ChildProcess; output(): string } }>({
  program: async ({ host, world }, use) => {
    const root = projectRoot(new URL('../chromium.ts', import.meta.url).href);
    const child = spawn(process.execPath, [join(root, 'out', 'host', 'interactive.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        BACKLINE_HEADLESS: '1',
        BACKLINE_HOME: world.home,
        BACKLINE_DATA: world.data,
        CHROME_PATH: host.kind === 'chromium' ? (host.browser ?? undefined) : undefined,
      },
    });
    let text = '';
    const keep = (chunk: Buffer) => {
      text += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await use({ child, output: () => text });
    child.kill('SIGKILL');
  },
});

test('the app opens for a person, and a signal lets it quit in order', async ({ program }) => {
  test.skip(process.platform === 'win32', 'Windows has no signals');
  const { child, output } = program;
  await expect.poll(output, { timeout: 30_000 }).toContain('the window is open');
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(output().trim().split('\n')).toHaveLength(1);
});
