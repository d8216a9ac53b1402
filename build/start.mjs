/**
 * `npm start`: shows the app in the best way this computer has.
 *   Electron → the Chromium host on a screen → the command line.
 * `npm start -- --host electron|chromium|terminal` forces one; other arguments go to the app.
 */
import { join } from 'node:path';
import { ensureApp, ensureHost } from './outputs.mjs';
import { ROOT, run, say } from './run.mjs';
import { ensureBrowser, ensureElectron, ensurePackages, hasScreen, requireNode } from './setup.mjs';
import { hostsToTry, readArguments } from './start-arguments.mjs';

const NO_SCREEN = 'no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be shown';

/** Each answers the exit code, or says why it cannot and answers null. */
const START = {
  async electron(args) {
    if (!hasScreen()) return cannot(NO_SCREEN);
    const electron = await ensureElectron();
    if (!electron) return null;
    if (!(await ensureApp())) return 1;
    say('starting in Electron');
    return (await run(electron, [ROOT, ...args])).code;
  },

  async chromium(args) {
    if (!hasScreen()) return cannot(NO_SCREEN);
    const browser = await ensureBrowser();
    if (!browser) return null;
    if (!(await ensureApp()) || !(await ensureHost())) return 1;
    say('starting in the Chromium host (no Electron): the same program and pages, in an installed browser');
    const env = { CHROME_PATH: browser };
    return (await run(process.execPath, [join(ROOT, 'out', 'host', 'interactive.mjs'), ...args], { env })).code;
  },

  async terminal(args) {
    if (!(await ensureApp())) return 1;
    const command = args.length > 0 ? args : ['doctor'];
    say(`on the command line instead: node bin/backline.mjs ${command.join(' ')}`);
    const { code } = await run(process.execPath, [join(ROOT, 'bin', 'backline.mjs'), ...command]);
    // 1 = the doctor found something, which is no fault of `npm start`; npm would call it one.
    return args.length === 0 && code === 1 ? 0 : code;
  },
};

const said = new Set();
/** Says why a host cannot be used; the same reason once. */
function cannot(why) {
  if (!said.has(why)) say(why);
  said.add(why);
  return null;
}

requireNode();
const { host, rest, problem } = readArguments(process.argv.slice(2));
if (problem) {
  say(problem);
  process.exit(2);
}
if (!(await ensurePackages())) process.exit(1);

let code = null;
for (const name of hostsToTry(host)) {
  code ??= await START[name](rest);
}
if (code === null) say(`${host} was asked for and is not possible here`);
process.exit(code ?? 1);
