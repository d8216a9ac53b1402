/**
 * Behaves as Spotify's desktop client does towards a program that looks at it from outside: prints its log
 * only when asked to, keeps parts of itself in child processes, rewrites its prefs when it quits, and hides
 * instead of quitting when it was told to stay in the tray. `install.ts` puts it into a fake home.
 *
 * It ends by itself when its folder is gone or its time is up, so that no test can leave one behind.
 */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const program = process.argv[1] ?? '';
const args = process.argv.slice(2);
const folder = dirname(program);
const has = (name) => args.includes(name);
const argument = (name) => args.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;

const LONGEST_LIFE_MS = 5 * 60_000;
setTimeout(() => process.exit(9), LONGEST_LIFE_MS);

/** What a start without trouble prints. */
const USUAL = [
  'Connecting to AP ap-gew1.spotify.com:4070',
  'Connected to AP: 104.199.65.124:4070',
  'AP login complete, len 80',
];

if (argument('--type') === null) main();
else part();

/** A renderer: goes with the main process, whichever way that goes. */
function part() {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  // It may be gone before anybody listened.
  if (!process.connected) process.exit(0);
}

function main() {
  const options = readJson(join(folder, 'stand-in.json'));
  const note = (what, more = {}) =>
    appendFileSync(join(folder, 'stand-in.notes'), `${JSON.stringify({ what, pid: process.pid, ...more })}\n`);

  if (options.startFails) {
    process.stderr.write(
      `${program}: error while loading shared libraries: libcurl-gnutls.so.4: cannot open shared object file: No such file or directory\n`,
    );
    process.exit(127);
  }

  const logFile = openLog();
  const parts = Array.from({ length: options.parts ?? 1 }, () =>
    spawn(process.execPath, [program, '--type=renderer'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }),
  );
  // Toolkit noise comes whether or not anybody asked.
  process.stderr.write('Gtk-Message: Failed to load module "canberra-gtk-module"\n');
  for (const line of options.lines ?? USUAL) print(line);
  if (logFile !== null) {
    writeSync(logFile, `[${localStamp()}:WARNING:angle_platform_impl.cc(48)] rendererD3D11.cpp:1093 (initialize)\n`);
  }

  let said = 0;
  const say = () => {
    const path = join(folder, 'stand-in.say');
    if (!existsSync(path)) return;
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(said)) print(line);
    said = lines.length;
  };
  watch(folder, () => (existsSync(program) ? say() : process.exit(8)));

  let asked = 0;
  process.on('SIGTERM', () => {
    asked += 1;
    if (options.neverQuits) return note('refused');
    // ui.minimize_to_tray: closing the window puts it away.
    if (options.closeToTray && asked === 1) return note('hidden');
    quit();
  });
  if (options.quitsAfterMs !== undefined) setTimeout(quit, options.quitsAfterMs);
  note('started', { args, env: Object.keys(process.env) });

  function quit() {
    writePrefs();
    note('quit');
    for (const child of parts) child.kill('SIGTERM');
    process.exit(0);
  }

  /** Native lines go to the terminal, and only with the switch. */
  function print(message) {
    if (!has('--show-console')) return;
    const time = new Date().toISOString().slice(11, 23);
    process.stdout.write(`${time} I [${'f:194'.padEnd(32)}] ${message}\n`);
  }

  function openLog() {
    const path = argument('--log-file');
    return path === null ? null : openSync(path, has('--append-log-file') ? 'a' : 'w');
  }
}

/** The whole file anew, as Spotify does: an edit made while it runs is lost. */
function writePrefs() {
  const config = join(process.env.XDG_CONFIG_HOME ?? join(process.env.HOME ?? '', '.config'), 'spotify');
  const path = join(config, 'prefs');
  const held = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  const rest = held.filter((line) => !line.startsWith('app.last-launched-version='));
  mkdirSync(config, { recursive: true });
  writeFileSync(path, [...rest, 'app.last-launched-version="1.2.95.453"', ''].join('\n'));
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** MMDD/HHMMSS.uuuuuu where the client runs. */
function localStamp() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  const day = `${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${day}/${time}.${String(now.getMilliseconds()).padStart(3, '0')}000`;
}
