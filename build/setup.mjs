/**
 * What `npm start` and `npm test` need before they can do their work: packages, a browser, Electron's
 * binary. Each helper says what it does and answers plainly whether it is there now. Runs before
 * anything is installed, so it uses Node alone.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { findElectron } from './find-electron.mjs';
import { npm, ROOT, run, say, tool } from './run.mjs';

const ELECTRON_LIMIT_MS = 60_000;

/** Ends the process when Node is too old for the rest. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
  process.exit(1);
}

/** Whether the installed packages are those of the lockfile. */
function packagesMatch() {
  const written = join(ROOT, 'node_modules', '.package-lock.json');
  const wanted = join(ROOT, 'package-lock.json');
  if (!existsSync(written)) return false;
  if (statSync(written).mtimeMs >= statSync(wanted).mtimeMs) return true;
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages ?? {}).filter(([path]) => path !== '');
  const installed = new Map(versions(written).map(([path, { version }]) => [path, version]));
  // Packages of other systems are in the lockfile and rightly not here.
  return versions(wanted).every(([path, { version, optional }]) =>
    installed.has(path) ? installed.get(path) === version : optional === true,
  );
}

/** Installs the packages when they are missing or the lockfile has changed. */
export async function ensurePackages() {
  if (packagesMatch()) return true;
  say('installing packages (npm ci); this is done once and takes a minute');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const clean = await npm(['ci', ...quiet], { quiet: true });
  if (clean.code === 0) return true;
  if (/in sync|EUSAGE/.test(clean.output)) {
    // A registry that lacks the packages of some systems leaves a lockfile that `npm ci` calls incomplete.
    say('npm ci finds the lockfile incomplete; installing what it names (npm install --no-save)');
    const { code, output } = await npm(['install', '--no-save', ...quiet], { quiet: true });
    if (code === 0) return true;
    process.stdout.write(output);
  } else {
    process.stdout.write(clean.output);
  }
  say('the packages could not be installed; the lines above say why');
  return false;
}

/** Whether packages of the system can be installed: Debian or Ubuntu, as root. */
function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs packages of the system, and says why where that fails. */
async function installPackages(names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('/usr/bin/apt-get', ['update', '-q'], { env, quiet: true });
  const install = ['install', '-y', '-q', '--no-install-recommends', ...names];
  const { code, output } = await run('/usr/bin/apt-get', install, { env, quiet: true });
  if (code !== 0) say(`that did not work: ${lastLine(output)}`);
  return code === 0;
}

/** Programs that the fault lab makes its worlds with, and the packages they come from. */
const LAB_PROGRAMS = { nft: 'nftables', ip: 'iproute2', setpriv: 'util-linux', nsenter: 'util-linux' };

/** Installs what the fault lab lacks where that is possible; the lab itself says what is still missing. */
export async function ensureLab() {
  const folders = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  const missing = Object.entries(LAB_PROGRAMS)
    .filter(([program]) => !folders.some((folder) => existsSync(join(folder, program))))
    .map(([, name]) => name);
  if (missing.length === 0 || !mayInstall()) return;
  say(`installing what the fault lab needs: ${[...new Set(missing)].join(', ')} (apt-get)`);
  await installPackages([...new Set(missing)]);
}

/**
 * Finds a browser for the tests or the Chromium host, or gets one.
 * @returns {Promise<string | null>} its path
 */
export async function ensureBrowser() {
  const there = findBrowser();
  if (there) return there;
  if (mayInstall()) {
    say('no Chrome or Chromium here; installing the package chromium (apt-get)');
    const installed = (await installPackages(['chromium'])) ? findBrowser() : null;
    if (installed) return installed;
  }
  say('loading a Chromium of its own (playwright install chromium)');
  const { code, output } = await tool('@playwright/test/cli.js', ['install', 'chromium'], {
    quiet: true,
    limitMs: 600_000,
  });
  const loaded = code === 0 ? findBrowser() : null;
  if (loaded) return loaded;
  say(`no browser could be had: ${lastLine(output)}`);
  say('install Chrome or Chromium, or set CHROME_PATH to one');
  return null;
}

let electronAnswer;

/**
 * Finds Electron's binary, or loads it, for at most a minute. Asked again in the same run it gives the
 * same answer: a network that refused once is not asked twice.
 * @returns {Promise<string | null>} path of the program
 */
export async function ensureElectron() {
  electronAnswer ??= obtainElectron();
  return electronAnswer;
}

async function obtainElectron() {
  const there = findElectron();
  if (there) return there;
  say("loading Electron's binary (node_modules/electron/install.js, at most a minute)");
  const { code, output } = await tool('electron/install.js', [], { quiet: true, limitMs: ELECTRON_LIMIT_MS });
  const loaded = findElectron();
  if (loaded) return loaded;
  say(`Electron's binary cannot be had here: ${code === -2 ? 'it took longer than a minute' : reason(output)}`);
  return null;
}

const lines = (output) =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '));
const lastLine = (output) => lines(output).at(-1) ?? 'no reason given';
/** The line of a failed download that says why. */
const reason = (output) => lines(output).find((line) => /error|E[A-Z]{4,}/i.test(line)) ?? lastLine(output);

export { hasScreen } from './find-electron.mjs';
