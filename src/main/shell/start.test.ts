import { beforeEach, describe, expect, it, vi } from 'vitest';

const order = vi.hoisted(() => [] as string[]);
const state = vi.hoisted(() => ({ packaged: false }));
vi.mock('electron', () => {
  const note =
    (name: string) =>
    (...given: unknown[]) => {
      order.push(typeof given[0] === 'string' ? `${name} ${given[0]}` : name);
    };
  return {
    app: {
      get isPackaged() {
        return state.packaged;
      },
      enableSandbox: note('enableSandbox'),
      on: note('on'),
      exit: note('exit'),
      quit: note('quit'),
      setPath: note('setPath'),
      getPath: () => '/data',
      setAsDefaultProtocolClient: note('setAsDefaultProtocolClient'),
      whenReady: () => {
        order.push('whenReady');
        return new Promise<void>(() => {});
      },
    },
    protocol: { registerSchemesAsPrivileged: note('registerSchemesAsPrivileged') },
    Menu: { setApplicationMenu: note('setApplicationMenu') },
    BrowserWindow: class {},
    nativeImage: {},
    Tray: class {},
  };
});

const options = {
  origin: 'app://backline',
  dataFolder: null,
  open: () => {
    throw new Error('nothing is opened before the app is ready');
  },
};
const argv = process.argv;
beforeEach(() => {
  order.length = 0;
  process.argv = argv;
});

describe('a start', () => {
  it('[sec-4] [sec-13] [sec-18] puts sandbox, scheme and guards up before the app is ready', async () => {
    const { startShell } = await import('./start');
    startShell(options);
    const ready = order.indexOf('whenReady');
    for (const step of ['enableSandbox', 'registerSchemesAsPrivileged', 'on web-contents-created']) {
      expect(order, step).toContain(step);
      expect(order.indexOf(step), step).toBeLessThan(ready);
    }
  });

  it('[sec-41] of a package with a switch that opens it up ends before anything else', async () => {
    const { startShell } = await import('./start');
    const { runOnce } = await import('./once');
    state.packaged = true;
    process.argv = ['/opt/Backline/backline', '-remote-debugging-port=9222'];
    startShell(options);
    await runOnce({ kind: 'self-test' }, options);
    await runOnce({ kind: 'terminal', words: ['doctor'] }, options);
    state.packaged = false;
    expect(order).toEqual(['exit', 'exit', 'exit']);
  });
});
