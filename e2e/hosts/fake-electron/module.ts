import type { BrowserWindowConstructorOptions, Protocol, Session, WebContents } from 'electron';
import { createPeer, type Handlers, type Message } from '../peer';
import type { HostMethods, MainMethods } from '../protocol';
import { FakeApp } from './app';
import { FakeBrowserWindow, type WindowSystem } from './browser-window';
import type { StandInContext, StandInOptions } from './context';
import { standInEvent } from './emitter';
import { FakeIpcMain } from './ipc-main';
import { createLane, seededRandom } from './jitter';
import { FakeSession, type SchemePrivileges } from './session';
import { FakeGlobalShortcut } from './shortcuts';
import { type OnFault, strict } from './strict';
import {
  FakeClipboard,
  FakeDialog,
  FakeMenu,
  FakeNativeTheme,
  FakeNotification,
  FakeScreen,
  FakeShell,
} from './system';
import { FakeTray, fakeNativeImage } from './tray';

export type StandIn = ReturnType<typeof createStandIn>;

/**
 * Makes the stand-in for the module `electron` in the main process.
 * @param send puts a message on the line to the host
 * @returns the members of the module, and what the host's side needs to drive them
 */
export function createStandIn(options: StandInOptions, send: (message: Message) => void) {
  const random = seededRandom(options.seed);
  const windows = new Map<number, FakeBrowserWindow>();
  const faces = new Map<number, FakeBrowserWindow>();
  const privileged = new Map<string, SchemePrivileges>();
  const sessions = new Map<string, FakeSession>();

  const contentsOf = (window: number) => windows.get(window)?.contents;
  const handlers: Handlers<MainMethods> = {
    'protocol.answer': async (asked) => {
      const session = windows.get(asked.window)?.contents.session as unknown as FakeSession | undefined;
      return session ? session.ownProtocol.answer(asked) : { kind: 'gone' };
    },
    'ipc.message': ({ window, frame, message }) => {
      const contents = contentsOf(window);
      contents?.incoming.deliver(() => {
        if (contents.isDestroyed()) return;
        if (message.kind === 'error') {
          contents.emit('preload-error', {}, '', new Error(message.text));
          fault(`The preload failed: ${message.text}`);
          return;
        }
        void ipcMain.answer(contents, frame, message).then((answer) => contents.deliver(answer, frame));
      });
      return null;
    },
    'frame.gone': ({ window, key }) => {
      contentsOf(window)?.frameGone(key);
      return null;
    },
    'window.navigating': ({ window, url, frame, initiator }) => {
      const contents = contentsOf(window);
      if (!contents) return { prevented: true };
      const isMainFrame = frame.parent === null;
      const details = standInEvent({
        url,
        isSameDocument: false,
        isMainFrame,
        frame: contents.frame(frame),
        initiator: initiator && contents.frame(initiator),
      });
      contents.emit('will-frame-navigate', details);
      if (isMainFrame && !details.defaultPrevented) contents.emit('will-navigate', details, url);
      return { prevented: details.defaultPrevented };
    },
    'window.navigated': ({ window, frame, sameDocument }) => {
      contentsOf(window)?.navigated(frame, sameDocument);
      return null;
    },
    'window.loaded': ({ window, title }) => {
      contentsOf(window)?.loaded(title);
      return null;
    },
    'window.popup': ({ window, url }) => ({ action: contentsOf(window)?.popup(url) ?? 'deny' }),
    'window.close': ({ window }) => {
      windows.get(window)?.close();
      return null;
    },
    'window.focus': ({ window }) => {
      for (const held of windows.values()) if (held.isFocused() && held.id !== window) held.blur();
      if (window !== null) windows.get(window)?.focus();
      return null;
    },
    'tray.choose': ({ label }) => ({ done: trays.some((tray) => tray.choose(label)) }),
    'shortcut.press': ({ keys }) => ({ answered: globalShortcut.press(keys) }),
    'shortcut.heard': ({ keys }) => ({ heard: globalShortcut.hears(keys) }),
    'shortcut.taken': ({ keys }) => {
      globalShortcut.take(keys);
      return null;
    },
    'notice.click': ({ notice }) => {
      notices.get(notice)?.emit('click');
      return null;
    },
    'permission.ask': async ({ window, permission, url }) => {
      const contents = contentsOf(window);
      if (!contents) return { request: false, check: false };
      return (contents.session as unknown as FakeSession).permission(contents, permission, url);
    },
    'app.quit': () => {
      app.quit();
      return null;
    },
    'app.second': ({ argv }) => {
      app.emit('second-instance', standInEvent({}), argv, '', null);
      return null;
    },
    'system.dark': ({ dark }) => {
      nativeTheme.setSystemDark(dark);
      return null;
    },
  };

  const host = createPeer<HostMethods, MainMethods>(send, handlers);
  const fault: OnFault = (text) => host.tell('fault', { text });
  const context: StandInContext = {
    host,
    fault,
    options,
    lane: () => createLane(random, options.jitterMs),
    isReady: () => app.isReady(),
  };

  const sessionOf = (partition: string): FakeSession => {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready');
    const known = sessions.get(partition);
    if (known) return known;
    const made = strict('session', new FakeSession(context, privileged, partition), fault);
    sessions.set(partition, made);
    return made;
  };

  const trays: FakeTray[] = [];
  class Tray extends FakeTray {
    constructor(image: unknown) {
      super(context, image, () => trays.splice(trays.indexOf(this), 1));
      trays.push(this);
      // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the strict face
      return strict('Tray', this, fault);
    }
  }

  const notices = new Map<number, FakeNotification>();
  class Notification extends FakeNotification {
    constructor(words: { title?: string; body?: string; silent?: boolean } = {}) {
      super(context, words, (notice) => notices.set(notice.notice, notice));
      // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the strict face
      return strict('Notification', this, fault);
    }

    static isSupported(): boolean {
      return true;
    }
  }

  const system: WindowSystem = {
    context,
    windows,
    session: ({ webPreferences }) =>
      webPreferences?.session ?? (sessionOf(webPreferences?.partition ?? '') as unknown as Session),
    created(window) {
      windows.set(window.id, window);
      app.emit('browser-window-created', {}, faces.get(window.id));
      app.emit('web-contents-created', {}, window.webContents);
    },
    focused(window) {
      for (const held of [...windows.values()]) if (held !== window && held.isFocused()) held.blur();
    },
    gone(window) {
      windows.delete(window.id);
      faces.delete(window.id);
      if (windows.size === 0) app.allWindowsClosed();
    },
  };

  const globalShortcut = new FakeGlobalShortcut(context);

  const app = new FakeApp(context, () => {
    for (const window of [...windows.values()]) window.close();
    return windows.size === 0;
  });
  const ipcMain = new FakeIpcMain(context);
  const nativeTheme = new FakeNativeTheme(context, options.dark);

  class BrowserWindow extends FakeBrowserWindow {
    constructor(windowOptions: BrowserWindowConstructorOptions = {}) {
      super(system, windowOptions);
      const face = strict('BrowserWindow', this, fault);
      faces.set(this.id, face);
      system.created(this);
      // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the strict face
      return face;
    }

    static getAllWindows(): FakeBrowserWindow[] {
      return [...faces.values()];
    }

    static fromId(id: number): FakeBrowserWindow | null {
      return faces.get(id) ?? null;
    }

    static fromWebContents(contents: WebContents): FakeBrowserWindow | null {
      return faces.get(contents.id) ?? null;
    }

    static getFocusedWindow(): FakeBrowserWindow | null {
      return [...faces.values()].find((window) => window.isFocused()) ?? null;
    }
  }

  const defaultProtocol = () => sessionOf('').ownProtocol;
  const protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'> = {
    registerSchemesAsPrivileged(schemes) {
      if (app.isReady()) {
        throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      }
      privileged.clear();
      for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges ?? {});
    },
    handle: (scheme, handler) => defaultProtocol().handle(scheme, handler),
    unhandle: (scheme) => defaultProtocol().unhandle(scheme),
    isProtocolHandled: (scheme) => defaultProtocol().isProtocolHandled(scheme),
  };

  return {
    members: {
      app: strict('app', app, fault),
      BrowserWindow: strict('BrowserWindow', BrowserWindow, fault),
      ipcMain: strict('ipcMain', ipcMain, fault),
      Menu: strict('Menu', FakeMenu, fault),
      dialog: strict('dialog', new FakeDialog(context), fault),
      nativeTheme: strict('nativeTheme', nativeTheme, fault),
      Notification: strict('Notification', Notification, fault),
      Tray: strict('Tray', Tray, fault),
      clipboard: strict('clipboard', new FakeClipboard(context), fault),
      globalShortcut: strict('globalShortcut', globalShortcut, fault),
      nativeImage: strict('nativeImage', fakeNativeImage(fault), fault),
      protocol: strict('protocol', protocol, fault),
      screen: strict('screen', new FakeScreen(context), fault),
      session: strict(
        'session',
        {
          get defaultSession() {
            return sessionOf('');
          },
          fromPartition: (partition: string) => sessionOf(partition),
        },
        fault,
      ),
      shell: strict('shell', new FakeShell(context), fault),
      // A plain Node starts others of its kind instead.
      utilityProcess: strict('utilityProcess', {}, fault),
    },
    host,
    /** Called when the main module has been evaluated. */
    start(): void {
      app.becomeReady();
      host.tell('started', null);
    },
  };
}
