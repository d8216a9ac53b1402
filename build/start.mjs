/**
 * `npm start`: shows the app in the best way this computer has.
 *   Electron → the Chromium host on a screen → the command line.
 * `--host electron|chromium|terminal` forces one; what follows `--` goes to the app.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureApp, ensureHost } from './outputs.mjs';
import { ROOT, run, say } from './run.mjs';
import { ensureBrowser, ensureElectron, ensurePackages, hasScreen, requireNode } from './setup.mjs';

const HOSTS = ['electron', 'chromium', 'terminal'];

function readArguments(args) {
  const at = args.indexOf('--host');
  const joined = args.find((text) => text.startsWith('--host='));
  const host = joined ? joined.slice('--host='.length) : at >= 0 ? args[at + 1] : null;
  const rest = args.filter(
    (text, index) => text !== joined && text !== '--' && (at < 0 || (index !== at && index !== at + 1)),
  );
  if ((at >= 0 || joined) && !HOSTS.includes(host)) {
    say(`--host takes one of ${HOSTS.join(', ')}`);
    process.exit(2);
  }
  return { host, rest };
}

async function startElectron(forced, args) {
  if (!hasScreen()) {
    say('no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown');
    return null;
  }
  const electron = await ensureElectron();
  if (!electron) {
    if (forced) say('Electron was asked for and is not there');
    return null;
  }
  if (!(await ensureApp())) return 1;
  say('starting in Electron');
  return (await run(electron, [ROOT, ...args])).code;
}

async function startChromium(forced, args) {
  if (!hasScreen()) {
    if (forced) say('the Chromium host needs a screen as well');
    return null;
  }
  const browser = await ensureBrowser();
  if (!browser) return null;
  if (!(await ensureApp()) || !(await ensureHost())) return 1;
  say('starting in the Chromium host (no Electron): the same program and page, in an installed browser');
  return (await run(process.execPath, [join(ROOT, 'out', 'host', 'interactive.mjs'), ...args])).code;
}

async function startTerminal(args) {
  if (!existsSync(join(ROOT, 'bin', 'backline.mjs'))) {
    say('the command line is not there');
    return 1;
  }
  if (!(await ensureApp())) return 1;
  const command = args.length > 0 ? args : ['doctor'];
  say(`on the command line: node bin/backline.mjs ${command.join(' ')}`);
  return (await run(process.execPath, [join(ROOT, 'bin', 'backline.mjs'), ...command])).code;
}

requireNode();
const { host, rest } = readArguments(process.argv.slice(2));
if (!(await ensurePackages())) process.exit(1);

let code = null;
if (host === null || host === 'electron') code = await startElectron(host !== null, rest);
if (code === null && (host === null || host === 'chromium')) code = await startChromium(host !== null, rest);
if (code === null && (host === null || host === 'terminal')) code = await startTerminal(rest);
process.exit(code ?? 1);
