/**
 * What the app may rely on in `electron`, one small assertion each. The list runs on the stand-in in
 * every unit run (`parity.test.ts`) and is written so that it can run on real Electron as well: it
 * uses only the module and a page whose preload can call and listen.
 */
import { deepEqual, equal, match, notEqual, ok, rejects, throws } from 'node:assert/strict';
import type * as Electron from 'electron';

export type Members = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'nativeTheme'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
>;

/** A window with a page of the parity app in it. */
export interface ParityPage {
  window: Electron.BrowserWindow;
  /** Calls main from the preload of the main frame. */
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  /** The same from a child frame that shows `about:blank`. */
  invokeFromChild(channel: string, ...args: unknown[]): Promise<unknown>;
  /** Payloads the preload has received on a channel, once there are so many. */
  received(channel: string, count: number): Promise<unknown[][]>;
  /** Reloads as a page does. */
  reload(): Promise<void>;
  /** The page tries to leave; answers whether it was let go. */
  navigate(url: string): Promise<boolean>;
  /** The page tries to open a window; answers whether it may. */
  open(url: string): Promise<boolean>;
  /** Requests an address of the app's scheme as the page would. */
  request(url: string): Promise<{ status: number; headers: Record<string, string>; text: string }>;
}

export interface ParityKit {
  electron: Members;
  /** Lets the app become ready. */
  ready(): Promise<void>;
  /** Opens a window on `app://parity/`; the app must be ready and handle the scheme. */
  open(): Promise<ParityPage>;
}

export interface Parity {
  name: string;
  run(kit: ParityKit): Promise<void>;
}

const list: Parity[] = [];
const parity = (name: string, run: Parity['run']) => list.push({ name, run });

/** Registers the scheme, waits until ready and opens a page on it. */
async function openPage({ electron, ready, open }: ParityKit): Promise<ParityPage> {
  electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  await ready();
  electron.protocol.handle('app', (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/') return new Response('<title>Parity</title>', { headers: { 'Content-Type': 'text/html' } });
    if (pathname === '/method') return new Response(request.method);
    return new Response('no', { status: 404 });
  });
  return open();
}

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no failure',
    (error: Error) => error.message,
  );

// Before and after ready

parity('app is not ready while the main module is evaluated', async ({ electron, ready }) => {
  equal(electron.app.isReady(), false);
  await ready();
  equal(electron.app.isReady(), true);
});

parity('whenReady resolves before and after ready', async ({ electron, ready }) => {
  const early = electron.app.whenReady();
  await ready();
  await early;
  await electron.app.whenReady();
});

parity('the ready event comes once', async ({ electron, ready }) => {
  let count = 0;
  electron.app.on('ready', () => {
    count += 1;
  });
  await ready();
  equal(count, 1);
});

parity('a window before ready is refused', async ({ electron }) => {
  throws(() => new electron.BrowserWindow(), /Cannot create BrowserWindow before app is ready/);
});

parity('the default session before ready is refused', async ({ electron }) => {
  throws(() => electron.session.defaultSession, /Session can only be received when app is ready/);
});

parity('schemes are registered before ready only', async ({ electron, ready }) => {
  await ready();
  throws(
    () => electron.protocol.registerSchemesAsPrivileged([{ scheme: 'late' }]),
    /protocol\.registerSchemesAsPrivileged should be called before app is ready/,
  );
});

parity('the sandbox is switched on before ready only', async ({ electron, ready }) => {
  electron.app.enableSandbox();
  await ready();
  throws(() => electron.app.enableSandbox(), /app\.enableSandbox\(\) can only be called before app is ready/);
});

parity('screen is refused before ready', async ({ electron, ready }) => {
  throws(() => electron.screen.getAllDisplays(), /before the app 'ready' event/);
  await ready();
  ok(electron.screen.getAllDisplays().length > 0);
  ok((electron.screen.getPrimaryDisplay().workArea.width ?? 0) > 0);
});

parity('the single instance lock is held once asked for', async ({ electron }) => {
  equal(electron.app.hasSingleInstanceLock(), false);
  equal(electron.app.requestSingleInstanceLock(), true);
  equal(electron.app.hasSingleInstanceLock(), true);
});

parity('paths: known ones are absolute, unknown names are refused', async ({ electron }) => {
  for (const name of ['home', 'appData', 'userData'] as const) match(electron.app.getPath(name), /^(\/|[A-Z]:\\)/);
  throws(() => electron.app.getPath('nowhere' as never), /Failed to get 'nowhere' path/);
});

parity('a path that was set is given back', async ({ electron }) => {
  const folder = electron.app.getPath('home');
  electron.app.setPath('userData', folder);
  equal(electron.app.getPath('userData'), folder);
});

parity('a name that was set is given back, and the version is that of package.json', async ({ electron }) => {
  electron.app.setName('Other');
  equal(electron.app.getName(), 'Other');
  match(electron.app.getVersion(), /^\d+\.\d+\.\d+/);
});

parity('command line switches can be added and asked for', async ({ electron }) => {
  equal(electron.app.commandLine.hasSwitch('parity-switch'), false);
  electron.app.commandLine.appendSwitch('parity-switch', 'x');
  equal(electron.app.commandLine.getSwitchValue('parity-switch'), 'x');
});

// Calls

parity('a second handler for a channel is refused', async ({ electron }) => {
  electron.ipcMain.handle('twice', () => null);
  throws(() => electron.ipcMain.handle('twice', () => null), /Attempted to register a second handler for 'twice'/);
  electron.ipcMain.removeHandler('twice');
  electron.ipcMain.handle('twice', () => null);
});

parity('a handler must be a function', async ({ electron }) => {
  throws(
    () => electron.ipcMain.handle('odd', 'text' as never),
    /Expected handler to be a function, but found type 'string'/,
  );
});

parity('arguments and answer arrive as sent', async (kit) => {
  kit.electron.ipcMain.handle('both', (_event, ...args) => ({ args }));
  const page = await openPage(kit);
  deepEqual(await page.invoke('both', 1, 'two', { three: [null] }), { args: [1, 'two', { three: [null] }] });
});

parity('undefined stays undefined', async (kit) => {
  kit.electron.ipcMain.handle('none', (_event, value) => {
    equal(value, undefined);
  });
  const page = await openPage(kit);
  equal(await page.invoke('none', undefined), undefined);
});

parity('arguments are copies', async (kit) => {
  const sent = { list: [1] };
  kit.electron.ipcMain.handle('copy', (_event, value: typeof sent) => {
    value.list.push(2);
    return value;
  });
  const page = await openPage(kit);
  deepEqual(await page.invoke('copy', sent), { list: [1, 2] });
  deepEqual(sent, { list: [1] });
});

parity('a call without a handler fails with its name', async (kit) => {
  const page = await openPage(kit);
  equal(
    await messageOf(page.invoke('absent')),
    "Error invoking remote method 'absent': Error: No handler registered for 'absent'",
  );
});

parity('a handler that throws: only name and message arrive', async (kit) => {
  kit.electron.ipcMain.handle('throws', () => {
    throw Object.assign(new TypeError('broken'), { code: 'ESECRET', path: '/home/somebody' });
  });
  const page = await openPage(kit);
  equal(await messageOf(page.invoke('throws')), "Error invoking remote method 'throws': TypeError: broken");
});

parity('a handler that rejects with text', async (kit) => {
  kit.electron.ipcMain.handle('rejects', () => Promise.reject('only text'));
  const page = await openPage(kit);
  equal(await messageOf(page.invoke('rejects')), "Error invoking remote method 'rejects': only text");
});

parity('an answer that cannot be cloned fails', async (kit) => {
  kit.electron.ipcMain.handle('function', () => () => 1);
  const page = await openPage(kit);
  match(await messageOf(page.invoke('function')), /An object could not be cloned/);
});

parity('a handler for one call answers one', async (kit) => {
  kit.electron.ipcMain.handleOnce('once', () => 'first');
  const page = await openPage(kit);
  equal(await page.invoke('once'), 'first');
  match(await messageOf(page.invoke('once')), /No handler registered for 'once'/);
});

parity('many calls at once are answered each with its own', async (kit) => {
  kit.electron.ipcMain.handle('echo', (_event, value) => value);
  const page = await openPage(kit);
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  deepEqual(await Promise.all(numbers.map((value) => page.invoke('echo', value))), numbers);
});

parity('calls arrive in the order in which they were made', async (kit) => {
  const seen: unknown[] = [];
  kit.electron.ipcMain.handle('order', (_event, value) => {
    seen.push(value);
  });
  const page = await openPage(kit);
  await Promise.all([1, 2, 3, 4, 5].map((value) => page.invoke('order', value)));
  deepEqual(seen, [1, 2, 3, 4, 5]);
});

// Sender

parity('the event names contents and frame of the sender', async (kit) => {
  let seen: unknown;
  kit.electron.ipcMain.handle('who', (event) => {
    const frame = event.senderFrame;
    seen = { id: event.sender.id, url: frame?.url, origin: frame?.origin, parent: frame?.parent };
  });
  const page = await openPage(kit);
  await page.invoke('who');
  deepEqual(seen, { id: page.window.webContents.id, url: 'app://parity/', origin: 'app://parity', parent: null });
});

parity('a child frame has a parent', async (kit) => {
  let parent: string | undefined;
  kit.electron.ipcMain.handle('who', (event) => {
    parent = event.senderFrame?.parent?.url;
  });
  const page = await openPage(kit);
  await page.invokeFromChild('who');
  equal(parent, 'app://parity/');
});

parity('the sender frame is null once its document is gone', async (kit) => {
  const events: Electron.IpcMainInvokeEvent[] = [];
  kit.electron.ipcMain.handle('who', (event) => {
    events.push(event);
  });
  const page = await openPage(kit);
  await page.invoke('who');
  notEqual(events[0]?.senderFrame, null);
  await page.reload();
  equal(events[0]?.senderFrame, null);
  await page.invoke('who');
  page.window.destroy();
  equal(events[1]?.senderFrame, null);
});

// Main to page

parity('what main sends arrives in order', async (kit) => {
  const page = await openPage(kit);
  for (let index = 0; index < 20; index += 1) page.window.webContents.send('tick', index, { index });
  const got = await page.received('tick', 20);
  deepEqual(
    got,
    Array.from({ length: 20 }, (_, index) => [index, { index }]),
  );
});

parity('an answer does not overtake what was sent before it', async (kit) => {
  const page = await openPage(kit);
  kit.electron.ipcMain.handle('then', () => {
    page.window.webContents.send('before', 'sent');
    return 'answered';
  });
  await page.invoke('then');
  deepEqual(await page.received('before', 1), [['sent']]);
});

parity('what cannot be cloned is not sent', async (kit) => {
  const page = await openPage(kit);
  throws(() => page.window.webContents.send('bad', () => 1), /Failed to serialize arguments|could not be cloned/);
});

parity('sending to a destroyed page is refused', async (kit) => {
  const page = await openPage(kit);
  const contents = page.window.webContents;
  page.window.destroy();
  equal(contents.isDestroyed(), true);
  throws(() => contents.send('late'), /Object has been destroyed/);
});

// Windows

parity('a destroyed window says so and refuses the rest', async (kit) => {
  const { window } = await openPage(kit);
  kit.electron.app.on('window-all-closed', () => undefined);
  window.destroy();
  equal(window.isDestroyed(), true);
  throws(() => window.getBounds(), /Object has been destroyed/);
  throws(() => window.webContents, /Object has been destroyed/);
});

parity('closing can be prevented, destroying cannot', async (kit) => {
  const { window } = await openPage(kit);
  kit.electron.app.on('window-all-closed', () => undefined);
  window.on('close', (event) => event.preventDefault());
  window.close();
  equal(window.isDestroyed(), false);
  window.destroy();
  equal(window.isDestroyed(), true);
});

parity('closed comes once, before window-all-closed', async (kit) => {
  const { window } = await openPage(kit);
  const order: string[] = [];
  kit.electron.app.on('window-all-closed', () => order.push('all'));
  window.on('closed', () => order.push('closed'));
  window.close();
  deepEqual(order, ['closed', 'all']);
});

parity('windows are found again by their contents', async (kit) => {
  const { window } = await openPage(kit);
  equal(kit.electron.BrowserWindow.fromWebContents(window.webContents), window);
  equal(kit.electron.BrowserWindow.fromId(window.id), window);
  deepEqual(kit.electron.BrowserWindow.getAllWindows(), [window]);
});

parity('a window knows its address', async (kit) => {
  const { window } = await openPage(kit);
  equal(window.webContents.getURL(), 'app://parity/');
  equal(window.webContents.mainFrame.url, 'app://parity/');
});

parity('web contents are announced when they are made', async (kit) => {
  const ids: number[] = [];
  kit.electron.app.on('web-contents-created', (_event, contents) => ids.push(contents.id));
  const { window } = await openPage(kit);
  deepEqual(ids, [window.webContents.id]);
});

// Navigation

parity('will-navigate can be prevented, and names the address', async (kit) => {
  const page = await openPage(kit);
  const urls: string[] = [];
  page.window.webContents.on('will-navigate', (details) => {
    urls.push(details.url);
    if (!details.url.startsWith('app://parity/')) details.preventDefault();
  });
  equal(await page.navigate('https://example.com/x'), false);
  equal(await page.navigate('app://parity/?again'), true);
  deepEqual(urls, ['https://example.com/x', 'app://parity/?again']);
});

parity('the window open handler is asked with the address', async (kit) => {
  const page = await openPage(kit);
  const urls: string[] = [];
  page.window.webContents.setWindowOpenHandler(({ url }) => {
    urls.push(url);
    return { action: 'deny' };
  });
  equal(await page.open('https://example.com/y'), false);
  deepEqual(urls, ['https://example.com/y']);
});

// Protocol

parity('a scheme is handled once', async (kit) => {
  await openPage(kit);
  equal(kit.electron.protocol.isProtocolHandled('app'), true);
  throws(() => kit.electron.protocol.handle('app', () => new Response('')), /Failed to register protocol: app/);
});

parity('status, headers and body of the handler reach the page', async (kit) => {
  const page = await openPage(kit);
  const found = await page.request('app://parity/');
  equal(found.status, 200);
  match(found.headers['content-type'] ?? '', /^text\/html/);
  match(found.text, /Parity/);
  equal((await page.request('app://parity/none')).status, 404);
  equal((await page.request('app://parity/method')).text, 'GET');
});

// System

parity('an unknown theme is refused, a known one decides', async ({ electron, ready }) => {
  await ready();
  throws(() => {
    electron.nativeTheme.themeSource = 'blue' as never;
  }, TypeError);
  electron.nativeTheme.themeSource = 'dark';
  equal(electron.nativeTheme.shouldUseDarkColors, true);
  electron.nativeTheme.themeSource = 'light';
  equal(electron.nativeTheme.shouldUseDarkColors, false);
});

parity('an address that is none is not opened', async ({ electron, ready }) => {
  await ready();
  await rejects(electron.shell.openExternal('not an address'));
});

parity('a menu template is checked', async ({ electron, ready }) => {
  await ready();
  throws(() => electron.Menu.buildFromTemplate([{}]), /must have/i);
  electron.Menu.setApplicationMenu(null);
  equal(electron.Menu.getApplicationMenu(), null);
});

/** One black pixel. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

parity('the clipboard answers later, and holds what was written', async ({ electron, ready }) => {
  await ready();
  const written = electron.clipboard.writeText('auth:3');
  ok(written instanceof Promise);
  await written;
  equal(await electron.clipboard.readText(), 'auth:3');
});

parity('a picture that is not there is empty, and not an error', async ({ electron, ready }) => {
  await ready();
  equal(electron.nativeImage.createFromPath('/no/such/picture.png').isEmpty(), true);
  equal(electron.nativeImage.createFromDataURL(PIXEL).isEmpty(), false);
});

parity('a tray is made of a picture, and is gone once destroyed', async ({ electron, ready }) => {
  await ready();
  const tray = new electron.Tray(electron.nativeImage.createFromDataURL(PIXEL));
  tray.setToolTip('Backline');
  tray.setContextMenu(electron.Menu.buildFromTemplate([{ label: 'Quit' }]));
  equal(tray.isDestroyed(), false);
  tray.destroy();
  equal(tray.isDestroyed(), true);
});

parity('shortcuts want the app ready', async ({ electron }) => {
  throws(() => electron.globalShortcut.register('Alt+F13', () => undefined), /ready/);
});

parity('a shortcut is held until it is given back', async ({ electron, ready }) => {
  await ready();
  const keys = 'CommandOrControl+Alt+Shift+F13';
  equal(electron.globalShortcut.isRegistered(keys), false);
  equal(
    electron.globalShortcut.register(keys, () => undefined),
    true,
  );
  equal(electron.globalShortcut.isRegistered(keys), true);
  electron.globalShortcut.unregister(keys);
  equal(electron.globalShortcut.isRegistered(keys), false);
});

parity('no shortcut is given away while all are held back', async ({ electron, ready }) => {
  await ready();
  const keys = 'CommandOrControl+Alt+Shift+F14';
  electron.globalShortcut.setSuspended(true);
  equal(
    electron.globalShortcut.register(keys, () => undefined),
    false,
  );
  electron.globalShortcut.setSuspended(false);
  equal(electron.globalShortcut.isSuspended(), false);
});

parity('words that are no keys are refused', async ({ electron, ready }) => {
  await ready();
  throws(() => electron.globalShortcut.register('Nonsense+L', () => undefined), TypeError);
});

parity('a window that is hidden loses the focus', async (kit) => {
  const { window } = await openPage(kit);
  window.show();
  let blurred = 0;
  window.on('blur', () => {
    blurred += 1;
  });
  window.hide();
  equal(window.isVisible(), false);
  equal(blurred, 1);
});

export const PARITY: readonly Parity[] = list;
