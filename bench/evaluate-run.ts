import { createRequire, syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ask } from '../e2e/hosts/peer';
import type { Evaluated, Started } from './evaluate';

const require = createRequire(import.meta.url);

/** What leads to files, sockets and processes. */
const WATCHED = [
  'fs',
  'fs/promises',
  'net',
  'tls',
  'dns',
  'dns/promises',
  'dgram',
  'http',
  'http2',
  'https',
  'child_process',
  'worker_threads',
  'cluster',
];

/** Notes every call of those modules from now on that comes out of a folder: Node reads our modules by them as well. */
function watchCalls(folder: string, touched: string[]): void {
  const note = (what: string) => {
    if (new Error().stack?.includes(folder)) touched.push(what);
  };
  for (const name of WATCHED) {
    const module = require(`node:${name}`);
    for (const key of Object.keys(module)) {
      const { value, writable } = Object.getOwnPropertyDescriptor(module, key) ?? {};
      if (typeof value !== 'function' || !writable) continue;
      module[key] = new Proxy(value, {
        apply(target, self, args) {
          note(`${name}.${key}`);
          return Reflect.apply(target, self, args);
        },
        construct(target, args, made) {
          // A class that only inherits from one of these makes nothing of it.
          if (made === module[key]) note(`new ${name}.${key}`);
          return Reflect.construct(target, args, made);
        },
      });
    }
  }
  syncBuiltinESMExports();
}

/**
 * Evaluates the built main module up to where it would put the program together: the lock is refused,
 * so that it asks to quit instead.
 */
async function evaluate(main: string, standIn: string, watched: boolean): Promise<Evaluated> {
  process.argv = [process.execPath, main];
  const { app } = await import(pathToFileURL(standIn).href);
  const touched: string[] = [];
  let reached = false;
  app.requestSingleInstanceLock = () => {
    reached = true;
    return false;
  };
  app.quit = () => undefined;
  if (watched) watchCalls(pathToFileURL(dirname(main)).href, touched);
  const cpu = process.cpuUsage();
  const from = performance.now();
  await import(pathToFileURL(main).href);
  const time = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  return { time, cpu: (user + system) / 1000, touched: [...touched], reached };
}

/**
 * Starts the built main module, as the Chromium host does, as far as its first window is asked for. The line to the
 * host ends here: whatever is said over it is answered with nothing.
 */
async function start(main: string, standIn: string, data: string): Promise<Started> {
  process.argv = [process.execPath, main, `--user-data-dir=${data}/chromium`];
  Object.assign(process.env, { BACKLINE_DATA: data, BACKLINE_HOME: data, STAND_IN_TRAY: '1' });
  const { standInStart } = await import(pathToFileURL(standIn).href);
  const asked = new Promise<void>((resolve) => {
    const send = (message: Partial<Ask>) => {
      if (message.method === 'window.create') resolve();
      if (message.ask !== undefined)
        setImmediate(() => process.emit('message', { answer: message.ask, value: null }, undefined));
      return true;
    };
    Object.assign(process, { connected: true, send });
  });
  const cpu = process.cpuUsage();
  await import(pathToFileURL(main).href);
  setImmediate(standInStart);
  await asked;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000 };
}

const [main = '', standIn = '', how = '', data = ''] = process.argv.slice(2);
const found = how === 'started' ? await start(main, standIn, data) : await evaluate(main, standIn, how === 'watched');
process.stdout.write(JSON.stringify(found));
process.exit(0);
