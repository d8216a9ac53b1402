import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CallName, calls } from '../../contract/api';
import { CHANNEL_PREFIX } from '../../contract/channels';
import { CallFailure, type Outcome } from '../../contract/failure';
import { DEFAULT_SETTINGS } from '../../contract/state';
import type { WindowKind } from '../../contract/windows';
import { bindCalls, bindEvents, type Handlers, loadContract } from './bind';

const ORIGIN = 'app://backline';
const KINDS = new Map<number, WindowKind>([
  [7, 'main'],
  [9, 'palette'],
]);
const PALETTE = { senderFrame: { url: `${ORIGIN}/palette.html`, parent: null }, sender: { id: 9 } };
const OWN_PAGE = { senderFrame: { url: `${ORIGIN}/entry/accounts-4`, parent: null }, sender: { id: 7 } };

function bind(handlers: Partial<Handlers>) {
  const registered = new Map<string, (event: IpcMainInvokeEvent, input: unknown) => Promise<Outcome<unknown>>>();
  const called: string[] = [];
  const faults: unknown[] = [];
  const all = Object.fromEntries(
    (Object.keys(calls) as CallName[]).map((name) => [
      name,
      async (input: unknown) => {
        called.push(name);
        const handler = handlers[name] as ((input: unknown) => Promise<unknown>) | undefined;
        if (!handler) throw new Error('not expected here');
        return handler(input);
      },
    ]),
  ) as unknown as Handlers;
  bindCalls(
    {
      handle: (channel, listener) => {
        if (registered.has(channel)) throw new Error(`a second handler for ${channel}`);
        registered.set(channel, listener);
      },
    },
    all,
    { origin: ORIGIN, kind: (id) => KINDS.get(id) ?? null },
    (_name, error) => faults.push(error),
  );
  const call = (name: CallName, input: unknown, event: unknown = OWN_PAGE) => {
    const listener = registered.get(CHANNEL_PREFIX + name);
    if (!listener) throw new Error(`no handler for ${name}`);
    return listener(event as IpcMainInvokeEvent, input);
  };
  return { registered, called, faults, call };
}

describe('the calls of the contract', () => {
  it('all have a handler, and no channel has another', () => {
    const { registered } = bind({});
    expect([...registered.keys()].sort()).toEqual(
      Object.keys(calls)
        .map((name) => CHANNEL_PREFIX + name)
        .sort(),
    );
  });

  it('[sec-17] are refused from anywhere but the main frame of our own page', async () => {
    const { call, called } = bind({});
    const strangers: [string, unknown][] = [
      ['a frame that is gone', { ...OWN_PAGE, senderFrame: null }],
      ['an inner frame', { ...OWN_PAGE, senderFrame: { url: `${ORIGIN}/`, parent: {} } }],
      ['about:blank', { ...OWN_PAGE, senderFrame: { url: 'about:blank', parent: null } }],
      ['data:', { ...OWN_PAGE, senderFrame: { url: 'data:text/html,x', parent: null } }],
      ['file:', { ...OWN_PAGE, senderFrame: { url: 'file:///etc/hosts', parent: null } }],
      ['devtools:', { ...OWN_PAGE, senderFrame: { url: 'devtools://devtools/bundled/x.html', parent: null } }],
      ['another host of our scheme', { ...OWN_PAGE, senderFrame: { url: 'app://backline.evil/', parent: null } }],
      ['a login part before our host', { ...OWN_PAGE, senderFrame: { url: 'app://x@backline/', parent: null } }],
      ['a web page', { ...OWN_PAGE, senderFrame: { url: 'https://backline/', parent: null } }],
      ['no address', { ...OWN_PAGE, senderFrame: { url: '', parent: null } }],
      ['a window that is not ours', { ...OWN_PAGE, sender: { id: 8 } }],
    ];
    for (const name of Object.keys(calls) as CallName[])
      for (const [who, event] of strangers)
        expect(await call(name, {}, event), `${name} from ${who}`).toEqual({
          ok: false,
          failure: { code: 'call/refused', params: {} },
        });
    expect(called).toEqual([]);
  });

  it('[sec-17] are refused from a window that has no use for them, before anything is done', async () => {
    const { call, called } = bind({});
    const allowed = new Set<CallName>([
      'settings.get',
      'doctor.last',
      'palette.begin',
      'palette.size',
      'palette.open',
      'palette.diagnose',
      'palette.copyFirstStep',
      'palette.hide',
    ]);
    const refused = { ok: false, failure: { code: 'call/refused', params: {} } };
    for (const name of Object.keys(calls) as CallName[]) {
      const fromPalette = await call(name, {}, PALETTE);
      if (allowed.has(name)) expect(fromPalette, name).not.toEqual(refused);
      else expect(fromPalette, name).toEqual(refused);
      if (name.startsWith('palette.')) expect(await call(name, {}), name).toEqual(refused);
    }
    expect(called.filter((name) => !allowed.has(name as CallName))).toEqual([]);
  });

  it('[sec-21] refuse input that does not fit, and keys nobody asked for', async () => {
    const { call, called } = bind({});
    const bad: [CallName, unknown][] = [
      ['catalog.entry', undefined],
      ['catalog.entry', { id: 4 }],
      ['catalog.entry', { id: 'x'.repeat(10_000) }],
      ['catalog.entry', { id: 'accounts-4', path: '/etc/passwd' }],
      ['progress.note', { entry: 'accounts-4', note: 'n'.repeat(10_000) }],
      ['progress.step', { entry: 'accounts-4', step: 's', state: 'finished' }],
      ['settings.set', { theme: 'pink' }],
      ['settings.set', JSON.parse('{"__proto__": {"consent": true}, "consents": true}')],
      ['link.open', { link: 'spotify-status', url: 'https://example.com' }],
    ];
    for (const [name, input] of bad) {
      const answer = await call(name, input);
      expect(answer, `${name} ${JSON.stringify(input)?.slice(0, 60)}`).toMatchObject({
        ok: false,
        failure: { code: 'call/bad-input' },
      });
    }
    expect(called).toEqual([]);
  });

  it('[sec-22] answer nothing that breaks the contract', async () => {
    const { call, faults } = bind({ 'history.list': async () => [{ id: 1 }] as never });
    expect(await call('history.list', {})).toEqual({ ok: false, failure: { code: 'call/bad-output', params: {} } });
    expect(faults).toHaveLength(1);
  });

  it('[sec-23] turn a fault into a name: no stack, no path, no secret', async () => {
    const { call, faults } = bind({
      'history.list': async () => {
        throw new Error('ENOENT /home/somebody/.config/token=abc');
      },
    });
    const answer = await call('history.list', {});
    expect(answer).toEqual({ ok: false, failure: { code: 'call/failed', params: {} } });
    expect(faults).toHaveLength(1);
  });

  it('pass a named failure on with its parameters', async () => {
    const { call, faults } = bind({
      'catalog.entry': async () => {
        throw new CallFailure('catalog/unknown-entry', { entry: 'x' });
      },
    });
    expect(await call('catalog.entry', { id: 'x' })).toEqual({
      ok: false,
      failure: { code: 'catalog/unknown-entry', params: { entry: 'x' } },
    });
    expect(faults).toEqual([]);
  });
});

describe('a contract that is not there yet', () => {
  afterEach(() => vi.doUnmock('../../contract/api'));

  /** A binding of its own, whose contract is loaded when the test says so. */
  async function unloaded(load: () => Promise<unknown>) {
    vi.resetModules();
    vi.doMock('../../contract/api', load);
    const fresh = await import('./bind');
    const called: unknown[] = [];
    const faults: unknown[] = [];
    let listener: ((event: IpcMainInvokeEvent, input: unknown) => Promise<Outcome<unknown>>) | undefined;
    fresh.bindCalls(
      {
        handle: (channel, given) => {
          if (channel === 'backline:link.open') listener = given;
        },
      },
      {
        'link.open': async (input: unknown) => {
          called.push(input);
          return {};
        },
      } as unknown as Handlers,
      { origin: ORIGIN, kind: (id) => KINDS.get(id) ?? null },
      (_name, error) => faults.push(error),
    );
    const open = async (input: unknown, event: unknown = OWN_PAGE) => listener?.(event as IpcMainInvokeEvent, input);
    return { fresh, open, called, faults };
  }

  it('[sec-21] is waited for by the first calls, which are checked like all others', async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { open, called } = await unloaded(async () => {
      await arrived;
      return vi.importActual('../../contract/api');
    });
    const answers = [open({ link: 4 }), open({ link: 'status', url: 'https://example.com' }), open({ link: 'status' })];
    expect(await open({ link: 'status' }, PALETTE)).toMatchObject({ failure: { code: 'call/refused' } });
    expect(called).toEqual([]);
    arrive();
    expect(await Promise.all(answers)).toEqual([
      { ok: false, failure: { code: 'call/bad-input', params: { field: 'link' } } },
      { ok: false, failure: { code: 'call/bad-input', params: { field: '' } } },
      { ok: true, value: {} },
    ]);
    expect(called).toEqual([{ link: 'status' }]);
  });

  it('[sec-21] [sec-22] lets nothing in or out where it cannot be loaded', async () => {
    const { fresh, open, called, faults } = await unloaded(async () => {
      throw new Error('ENOENT /home/somebody/app.asar/chunks/api.js');
    });
    expect(await open({ link: 'status' })).toEqual({ ok: false, failure: { code: 'call/failed', params: {} } });
    expect(called).toEqual([]);
    expect(faults).toHaveLength(1);
    const send = vi.fn();
    const contents = { isDestroyed: () => false, send } as unknown as WebContents;
    const fault = await new Promise((resolve) => {
      const announce = fresh.bindEvents(() => [{ kind: 'main', contents }], resolve);
      announce('settings.changed', DEFAULT_SETTINGS);
    });
    expect(fault).toBe('settings.changed');
    expect(send).not.toHaveBeenCalled();
  });

  it('[sec-22] lets events wait, which then come in their order, those aside that break it', async () => {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { fresh } = await unloaded(async () => {
      await arrived;
      return vi.importActual('../../contract/api');
    });
    const sent: unknown[] = [];
    const faults: string[] = [];
    const contents = {
      isDestroyed: () => false,
      send: (channel: string, payload: unknown) => sent.push([channel, payload]),
    } as unknown as WebContents;
    const announce = fresh.bindEvents(
      () => [{ kind: 'main', contents }],
      (name) => faults.push(name),
    );
    announce('language.changed', { language: 'de' });
    announce('settings.changed', { theme: 'pink' } as never);
    announce('language.changed', { language: 'en' });
    expect(sent).toEqual([]);
    arrive();
    await fresh.loadContract();
    announce('settings.changed', DEFAULT_SETTINGS);
    expect(sent).toEqual([
      ['backline:language.changed', { language: 'de' }],
      ['backline:language.changed', { language: 'en' }],
      ['backline:settings.changed', DEFAULT_SETTINGS],
    ]);
    expect(faults).toEqual(['settings.changed']);
  });
});

describe('events', () => {
  const settings = { ...DEFAULT_SETTINGS, theme: 'dark' } as const;
  const noFault = (name: string, error: unknown) => {
    throw new Error(`${name}: ${error}`);
  };

  it('go to every window that is still there', async () => {
    const send = vi.fn();
    const gone = vi.fn();
    const contents = [
      { isDestroyed: () => false, send },
      { isDestroyed: () => true, send: gone },
    ] as unknown as WebContents[];
    const announce = bindEvents(() => contents.map((one) => ({ kind: 'main', contents: one })), noFault);
    announce('settings.changed', settings);
    await loadContract();
    expect(send).toHaveBeenCalledExactlyOnceWith('backline:settings.changed', settings);
    expect(gone).not.toHaveBeenCalled();
  });

  it('[sec-17] reach only the kinds of windows that have a use for them', async () => {
    const heard: [WindowKind, string][] = [];
    const announce = bindEvents(
      () =>
        (['main', 'palette'] as const).map((kind) => ({
          kind,
          contents: {
            isDestroyed: () => false,
            send: (channel: string) => heard.push([kind, channel]),
          } as unknown as WebContents,
        })),
      noFault,
    );
    announce('settings.changed', settings);
    announce('palette.shown', { shown: true });
    announce('watch.seen', { id: '1', at: '', event: 'e', text: '', possible: [], source: 's' });
    await loadContract();
    expect(heard).toEqual([
      ['main', 'backline:settings.changed'],
      ['palette', 'backline:settings.changed'],
      ['palette', 'backline:palette.shown'],
      ['main', 'backline:watch.seen'],
    ]);
  });

  it('refuse a payload that breaks the contract', async () => {
    const send = vi.fn();
    const contents = { isDestroyed: () => false, send } as unknown as WebContents;
    const announce = bindEvents(() => [{ kind: 'main', contents }], noFault);
    announce('settings.changed', settings);
    await loadContract();
    expect(() => announce('settings.changed', { theme: 'pink' } as never)).toThrow();
    expect(send).toHaveBeenCalledOnce();
  });
});
