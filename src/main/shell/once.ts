import { join } from 'node:path';
import { app, protocol } from 'electron';
import type { Asked } from './asked';
import { declareScheme } from './protocol';
import { guardApp, hostileSwitches } from './security';
import type { ShellOptions } from './start';

/**
 * Does what was asked for without a window, and ends the program with its exit code. The parts are loaded
 * here, so that a start with a window does not wait for them.
 */
export async function runOnce(asked: Asked, options: ShellOptions): Promise<void> {
  // SECURITY: [sec-41] the same as for a start with a window.
  if (app.isPackaged && hostileSwitches(process.argv).length > 0) {
    app.exit(2);
    return;
  }
  // Before the app is ready, as for a start with a window.
  app.enableSandbox();
  declareScheme(protocol);
  guardApp(app, options.origin);
  // A window that is open elsewhere keeps its own Chromium files to itself.
  app.setPath('sessionData', join(app.getPath('userData'), 'terminal'));
  if (process.platform === 'darwin' && 'electron' in process.versions) app.setActivationPolicy('prohibited');
  app.exit(await run(asked, options));
}

async function run(asked: Asked, options: ShellOptions): Promise<number> {
  if (asked.kind === 'self-test') {
    const { runSelfTest } = await import('./self-test');
    return runSelfTest(options);
  }
  const { runCommandLine } = await import('../cli');
  const code = await runCommandLine(asked.words);
  await Promise.all([process.stdout, process.stderr].map(flush));
  return code;
}

/** Ending the program does not wait for what is still on its way to a pipe. */
function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
