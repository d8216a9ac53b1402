import type { BrowserWindow } from 'electron';
import { describe, expect, test } from 'vitest';
import { createPeer, type Handlers, type Message, type Peer } from '../peer';
import type { FrameFacts, HostMethods, MainMethods, PageMessage, PreloadMessage, TrayFacts, Wired } from '../protocol';
import { createStandIn } from './module';
import { type Members, PARITY, type ParityKit, type ParityPage } from './parity';

/** A host without a browser: pages are bookkeeping, messages really cross as text. */
class PaperHost {
  readonly faults: string[] = [];
  readonly exits: number[] = [];
  readonly links: string[] = [];
  tray: TrayFacts | null = null;
  private clip = '';
  private readonly received = new Map<string, unknown[][]>();
  private readonly calls = new Map<number, (answer: PageMessage) => void>();
  private readonly watchers: (() => void)[] = [];
  private lastCall = 0;
  private document = 0;
  private url = '';
  readonly peer: Peer<MainMethods>;
  readonly standIn: ReturnType<typeof createStandIn>;

  constructor(seed: number) {
    const post = (to: () => Peer<never>) => (message: Message) => {
      const text = JSON.stringify(message);
      queueMicrotask(() => to().receive(JSON.parse(text) as Message));
    };
    this.standIn = createStandIn(
      {
        appPath: '/app',
        version: '1.2.3',
        name: 'Parity',
        userData: null,
        dark: false,
        locale: 'en-US',
        seed,
        jitterMs: 2,
        env: {},
        home: '/home/nobody',
        platform: 'linux',
        exit: (code) => this.exits.push(code),
      },
      post(() => this.peer as Peer<never>),
    );
    this.peer = createPeer<MainMethods, HostMethods>(
      post(() => this.standIn.host as Peer<never>),
      this.answers(),
    );
  }

  private answers(): Handlers<HostMethods> {
    return {
      'window.create': () => null,
      'window.load': async ({ window, url }) => {
        await this.navigated(window, url);
        return null;
      },
      'window.reload': () => null,
      'window.resize': () => null,
      'window.show': () => null,
      'window.destroy': () => null,
      'page.deliver': ({ message }) => {
        if (message.kind === 'event') {
          const before = this.received.get(message.channel) ?? [];
          this.received.set(message.channel, [...before, message.args.map(unwire)]);
        } else {
          this.calls.get(message.id)?.(message);
        }
        for (const watch of this.watchers) watch();
        return null;
      },
      'theme.set': () => null,
      'dialog.open': () => ({ paths: [] }),
      'dialog.save': () => ({ path: null }),
      'path.open': () => null,
      'tray.changed': ({ tray }) => {
        this.tray = tray;
        return null;
      },
      'notice.show': () => null,
      'clipboard.read': () => ({ text: this.clip }),
      'clipboard.write': ({ text }) => {
        this.clip = text;
        return null;
      },
      'link.open': ({ url }) => {
        this.links.push(url);
        return null;
      },
      fault: ({ text }) => {
        this.faults.push(text);
        return null;
      },
      started: () => null,
    };
  }

  private frame(): FrameFacts {
    return { key: `main/${this.document}`, url: this.url, origin: 'app://parity', parent: null };
  }

  private async navigated(window: number, url: string): Promise<void> {
    const { key } = this.frame();
    this.document += 1;
    this.url = url;
    await this.peer.ask('frame.gone', { window, key });
    await this.peer.ask('window.navigated', { window, frame: this.frame(), sameDocument: false });
    await this.peer.ask('window.loaded', { window, title: 'Parity' });
  }

  private async call(window: number, frame: FrameFacts, channel: string, args: unknown[]): Promise<unknown> {
    this.lastCall += 1;
    const id = this.lastCall;
    const message: PreloadMessage = { kind: 'invoke', id, channel, args: args.map(wire) };
    const answer = new Promise<PageMessage>((resolve) => this.calls.set(id, resolve));
    await this.peer.ask('ipc.message', { window, frame, message });
    const got = await answer;
    if (got.kind === 'reply') return unwire(got.value);
    if (got.kind === 'failed') throw new Error(`Error invoking remote method '${channel}': ${got.error}`);
    throw new Error('an event is no answer');
  }

  kit(): ParityKit {
    const electron = this.standIn.members as unknown as Members;
    return {
      electron,
      ready: async () => {
        this.standIn.start();
        await electron.app.whenReady();
      },
      open: async () => {
        const window = new electron.BrowserWindow({ webPreferences: { sandbox: true } });
        await window.loadURL('app://parity/');
        return this.page(window);
      },
    };
  }

  private page(window: BrowserWindow): ParityPage {
    const { id } = window;
    const child = (): FrameFacts => ({
      key: 'child/1',
      url: 'about:blank',
      origin: 'app://parity',
      parent: this.frame(),
    });
    return {
      window,
      invoke: (channel, ...args) => this.call(id, this.frame(), channel, args),
      invokeFromChild: (channel, ...args) => this.call(id, child(), channel, args),
      received: (channel, count) =>
        new Promise((resolve) => {
          const look = () => {
            const got = this.received.get(channel) ?? [];
            if (got.length >= count) resolve(got);
          };
          this.watchers.push(look);
          look();
        }),
      reload: () => this.navigated(id, this.url),
      navigate: async (url) => {
        const { prevented } = await this.peer.ask('window.navigating', {
          window: id,
          url,
          frame: this.frame(),
          initiator: null,
        });
        return !prevented;
      },
      open: async (url) => (await this.peer.ask('window.popup', { window: id, url })).action === 'allow',
      request: async (url) => {
        const answer = await this.peer.ask('protocol.answer', {
          window: id,
          url,
          method: 'GET',
          headers: {},
          body: null,
        });
        if (answer.kind !== 'answered') throw new Error(answer.kind);
        return {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          text: Buffer.from(answer.body, 'base64').toString(),
        };
      },
    };
  }
}

const wire = (value: unknown): Wired => (value === undefined ? null : JSON.stringify(value));
const unwire = (text: Wired): unknown => (text === null ? undefined : JSON.parse(text));

/** Those that use Electron wrongly on purpose, in a way the stand-in also counts as a fault of the app. */
describe('parity with Electron', () => {
  PARITY.forEach(({ name, run }, index) => {
    test(name, async () => {
      const host = new PaperHost(index + 1);
      await run(host.kit());
      expect(host.faults).toEqual([]);
    });
  });

  test('the list is as long as it is meant to be', () => {
    expect(PARITY.length).toBeGreaterThanOrEqual(40);
    expect(new Set(PARITY.map(({ name }) => name)).size).toBe(PARITY.length);
  });
});

describe('stricter than Electron', () => {
  const started = async () => {
    const host = new PaperHost(7);
    const kit = host.kit();
    await kit.ready();
    return { host, electron: kit.electron };
  };
  /** Faults travel as notices. */
  const faultsOf = async (host: PaperHost) => {
    await host.peer.ask('app.second', { argv: [] });
    return host.faults;
  };

  test('a member it does not have throws with its name, wherever it is', async () => {
    const { host, electron } = await started();
    const window = new electron.BrowserWindow();
    expect(() => electron.app.getGPUInfo('basic')).toThrow('no app.getGPUInfo');
    expect(() => electron.ipcMain.emit.call).not.toThrow();
    expect(() => window.setKiosk(true)).toThrow('no BrowserWindow.setKiosk');
    expect(() => window.webContents.executeJavaScript('1')).toThrow('no webContents.executeJavaScript');
    expect(() => window.webContents.session.webRequest).toThrow('no session.webRequest');
    expect(() => electron.session.defaultSession.protocol.interceptFileProtocol).toThrow(
      'no protocol.interceptFileProtocol',
    );
    expect(() => electron.shell.trashItem('/')).toThrow('no shell.trashItem');
    expect(await faultsOf(host)).toHaveLength(6);
  });

  test('an event it never gives is refused instead of waited for', async () => {
    const { host, electron } = await started();
    expect(() => electron.app.on('gpu-info-update', () => undefined)).toThrow("no event 'gpu-info-update' on app");
    expect(await faultsOf(host)).toHaveLength(1);
  });

  test('windows weaker than the app may have are refused', async () => {
    const { host, electron } = await started();
    for (const webPreferences of [{ contextIsolation: false }, { nodeIntegration: true }, { sandbox: false }]) {
      expect(() => new electron.BrowserWindow({ webPreferences })).toThrow('cannot do');
    }
    expect(() => new electron.BrowserWindow({ webPreferences: { offscreen: true } })).toThrow(
      'webPreferences.offscreen',
    );
    expect(await faultsOf(host)).toHaveLength(4);
  });

  test('a scheme with fewer rights than the page would seem to have is not served', async () => {
    const host = new PaperHost(1);
    const { electron, ready } = host.kit();
    electron.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
    await ready();
    electron.protocol.handle('app', () => new Response(''));
    const window = new electron.BrowserWindow();
    const asked = { window: window.id, url: 'app://parity/', method: 'GET', headers: {}, body: null };
    expect(await host.peer.ask('protocol.answer', asked)).toEqual({
      kind: 'failed',
      error: expect.stringContaining('standard and secure'),
    });
  });

  test('an answer JSON would change is a fault, though Electron would carry it', async () => {
    for (const value of [new Map(), new Date(0), Number.NaN, { a: undefined }, new Uint8Array(1), [undefined]]) {
      const host = new PaperHost(3);
      const kit = host.kit();
      kit.electron.ipcMain.handle('odd', () => value);
      kit.electron.protocol.registerSchemesAsPrivileged([
        { scheme: 'app', privileges: { standard: true, secure: true } },
      ]);
      await kit.ready();
      const page = await kit.open();
      await expect(page.invoke('odd')).rejects.toThrow('not plain JSON');
      expect(host.faults).toHaveLength(1);
    }
  });

  test('quitting asks windows first, and ends with 0', async () => {
    const { host, electron } = await started();
    const window = new electron.BrowserWindow();
    const order: string[] = [];
    let stay = true;
    window.on('close', (event) => {
      if (stay) event.preventDefault();
    });
    for (const name of ['before-quit', 'will-quit', 'quit'] as const) {
      electron.app.on(name as 'quit', () => {
        order.push(name);
      });
    }
    electron.app.quit();
    expect(order).toEqual(['before-quit']);
    expect(host.exits).toEqual([]);
    stay = false;
    electron.app.quit();
    expect(order).toEqual(['before-quit', 'before-quit', 'will-quit', 'quit']);
    expect(host.exits).toEqual([0]);
  });
});
