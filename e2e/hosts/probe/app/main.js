/** A small app that shows what the Chromium host can and cannot do. Written by hand, not built. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, nativeTheme, protocol, session, shell } from 'electron';

const ORIGIN = 'app://probe';
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
const FILES = {
  '/': 'text/html',
  '/index.html': 'text/html',
  '/inline.html': 'text/html',
  '/page.js': 'text/javascript',
};
const folder = fileURLToPath(new URL('./page/', import.meta.url));

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.enableSandbox();

async function answer(request) {
  const { host, pathname } = new URL(request.url);
  const type = FILES[pathname];
  if (host !== 'probe' || !type) return new Response('', { status: 404 });
  const body = await readFile(join(folder, pathname === '/' ? 'index.html' : pathname.slice(1)));
  return new Response(body, { headers: { 'content-type': type, 'content-security-policy': POLICY } });
}

const trusted = (event) => {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === ORIGIN && frame.url.startsWith(`${ORIGIN}/`);
};

const handle = (name, run) =>
  ipcMain.handle(`probe:${name}`, async (event, input) => {
    if (!trusted(event)) return { refused: true };
    return run(input, event);
  });

let window;
let slow;

app.whenReady().then(async () => {
  protocol.handle('app', answer);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback) =>
    callback(permission === 'clipboard-sanitized-write'),
  );
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );

  handle('echo', (input) => input);
  handle('sender', (_input, event) => ({ url: event.senderFrame.url, origin: event.senderFrame.origin }));
  handle('fail', () => {
    throw new Error('deliberate');
  });
  handle('map', () => new Map([[1, 2]]));
  handle('count', (n) => {
    for (let i = 0; i < n; i += 1) window.webContents.send('probe:tick', i);
    return n;
  });
  handle('open', (url) => shell.openExternal(url));
  handle('theme', (source) => {
    nativeTheme.themeSource = source;
    return nativeTheme.shouldUseDarkColors;
  });
  handle('remember', (text) => writeFile(join(app.getPath('userData'), 'memory.txt'), text).then(() => null));
  handle('recall', () => readFile(join(app.getPath('userData'), 'memory.txt'), 'utf8').catch(() => null));
  handle(
    'slow',
    () =>
      new Promise((resolve) => {
        slow = resolve;
      }),
  );
  handle('finish-slow', () => {
    slow?.('late');
    return null;
  });
  handle('crash', () => {
    setImmediate(() => {
      throw new Error('main broke');
    });
    return null;
  });

  window = new BrowserWindow({
    width: 900,
    height: 600,
    webPreferences: { preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)), sandbox: true },
  });
  window.webContents.on('will-navigate', (details) => {
    if (!details.url.startsWith(`${ORIGIN}/`)) details.preventDefault();
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  await window.loadURL(`${ORIGIN}/index.html`);
});

app.on('window-all-closed', () => app.quit());
