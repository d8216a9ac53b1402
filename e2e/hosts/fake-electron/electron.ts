/**
 * What `import ... from 'electron'` gives in the Chromium host. A name that is not exported here
 * stops the main module with Node's own message, which says the name.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Message } from '../peer';
import { createStandIn } from './module';

/** Folder of the app: the nearest one above the main module that has a package.json. */
function appFolder(main: string): string {
  let folder = dirname(main);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function packageFacts(folder: string): { name: string; version: string } {
  const facts: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const read = (key: string) => (facts as Record<string, unknown>)[key];
  return { name: String(read('productName') ?? read('name')), version: String(read('version')) };
}

const argument = (name: string): string | null => {
  const found = process.argv.find((text) => text.startsWith(`--${name}=`));
  return found === undefined ? null : found.slice(name.length + 3);
};

const send = (message: Message) => {
  if (process.connected) process.send?.(message);
};

const appPath = appFolder(process.argv[1] ?? '.');

const standIn = createStandIn(
  {
    ...packageFacts(appPath),
    appPath,
    userData: argument('user-data-dir'),
    dark: process.env.STAND_IN_DARK === '1',
    locale: process.env.STAND_IN_LOCALE ?? 'en-US',
    seed: Number(process.env.STAND_IN_SEED ?? '1'),
    jitterMs: Number(process.env.STAND_IN_JITTER_MS ?? '0'),
    env: process.env,
    home: homedir(),
    platform: process.platform,
    exit(code) {
      process.exitCode = code;
      // Messages that are under way must leave before the line closes.
      setImmediate(() => process.exit(code));
    },
  },
  send,
);

export const {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
} = standIn.members;
export default standIn.members;

process.on('message', (message: Message) => standIn.host.receive(message));
process.on('disconnect', () => process.exit(0));
// As Electron does; Ctrl+C in a terminal reaches every process of the group.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
process.on('uncaughtExceptionMonitor', (error, origin) => {
  standIn.host.tell('fault', { text: `${origin} in main: ${error instanceof Error ? error.stack : String(error)}` });
});

/** Called by `run.mjs`. */
export function standInStart(): void {
  // Chromium has made its profile folder by the time Electron is ready.
  mkdirSync(app.getPath('userData'), { recursive: true });
  standIn.start();
}
