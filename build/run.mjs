/** Starting other programs, the same way on every system: a program file and its arguments, never a shell. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Says what is being done, apart from what the programs themselves print. */
export function say(text) {
  process.stdout.write(`backline: ${text}\n`);
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, limitMs?: number, cwd?: string }} [options]
 *   `quiet` keeps its output back; `limitMs` ends it after so long
 * @returns {Promise<{ code: number, output: string }>} code -1: could not be started, -2: took too long
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    let late = false;
    const child = spawn(file, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      windowsHide: true,
    });
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, options.limitMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      resolve({ code: -1, output: error.message });
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? -2 : (code ?? 1), output });
    });
  });
}

/** npm's own script, so that it can be started with Node where `npm` is a batch file. */
function npmScript() {
  const given = process.env.npm_execpath;
  if (given && /npm-cli\.[cm]?js$/.test(given) && existsSync(given)) return given;
  const beside = dirname(process.execPath);
  return [
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ].find((path) => existsSync(path));
}

/** Runs npm. */
export function npm(args, options) {
  const script = npmScript();
  if (script) return run(process.execPath, [script, ...args], options);
  return run('npm', args, options);
}

/** Runs the program of an installed package: its file below `node_modules`. */
export function tool(file, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', ...file.split('/')), ...args], options);
}
