import { CALL_NAMES, CHANNEL_PREFIX, EVENT_NAMES } from '../../src/contract/channels';
import { expect, test } from '../fixtures';
import { ChromiumHost } from '../hosts/chromium';
import { POLICY_BREACH } from '../hosts/driver';
import { ShellPage } from '../pages/shell';
import { words } from '../pages/words';

test('[sec-2] [sec-3] nothing of Node or of the preload is in the page', async ({ app }) => {
  const types = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].map((name) => [
      name,
      typeof Reflect.get(globalThis, name),
    ]),
  );
  for (const [name, type] of types) expect([name, type]).toEqual([name, 'undefined']);
});

test('[sec-20] the page sees one frozen function per call and event of the contract, and nothing else', async ({
  app,
}) => {
  const seen = await app.page.evaluate(() => {
    const api = (globalThis as unknown as { backline: Record<string, Record<string, unknown>> }).backline;
    return {
      keys: Object.keys(api),
      call: Object.keys(api.call ?? {}),
      on: Object.keys(api.on ?? {}),
      types: [
        ...new Set([...Object.values(api.call ?? {}), ...Object.values(api.on ?? {})].map((value) => typeof value)),
      ],
      changed: [
        Reflect.set(api, 'call', null),
        Reflect.set(api.call ?? {}, 'link.open', null),
        Reflect.set(globalThis, 'backline', null),
      ],
    };
  });
  expect(seen).toEqual({
    keys: ['call', 'on'],
    call: [...CALL_NAMES],
    on: [...EVENT_NAMES],
    types: ['function'],
    changed: [false, false, false],
  });
});

test('[sec-1] [sec-27] a walk through every page asks for nothing from anywhere else', async ({ app }) => {
  const shell = new ShellPage(app.page);
  await shell.open('auth:3');
  for (const screen of ['diagnose', 'logs', 'catalogue', 'history', 'settings', 'home'] as const)
    await shell.go(screen);
  expect(app.foreignRequests()).toEqual([]);
});

test('[sec-7] [sec-48] strings do not become code or markup', async ({ app }) => {
  app.allowFaults(new RegExp(POLICY_BREACH));
  const outcome = await app.page.evaluate(() => {
    const attempt = (act: () => unknown) => {
      try {
        act();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => {
        document.createElement('div').innerHTML = '<p>';
      }),
      attempt(() => {
        document.createElement('script').text = '1';
      }),
      attempt(() => new DOMParser().parseFromString('<p>', 'text/html')),
      attempt(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', {}),
      ),
    ];
  });
  expect(outcome).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
});

test('[sec-13] the page cannot leave', async ({ app }) => {
  app.allowFaults(new RegExp(POLICY_BREACH));
  const before = app.page.url();
  const urls = ['https://example.com/', 'http://localhost:1/', 'file:///etc/hosts', 'data:text/html,x'];
  // No request is made for it, so only Electron itself can ask the app first.
  if (app.caps.has('real-electron')) urls.push('about:blank');
  for (const url of urls) {
    await app.page
      .evaluate((target) => {
        location.href = target;
      }, url)
      .catch(() => undefined);
  }
  await new ShellPage(app.page).lookUp('auth:3');
  expect(app.page.url()).toBe(before);
});

test('[sec-14] the page cannot open windows', async ({ app }) => {
  await app.page.evaluate(() => {
    window.open('https://example.com/');
    window.open('about:blank');
  });
  await expect.poll(() => app.page.context().pages().length).toBe(1);
});

test('[sec-5] a page may write to the clipboard and nothing else', async ({ app }) => {
  test.skip(!app.caps.has('ask-permissions'), 'needs a host that can ask the permission handlers');
  const host = app as ChromiumHost;
  expect(await host.permission('clipboard-sanitized-write')).toEqual({ request: true, check: true });
  for (const permission of [
    'clipboard-read',
    'geolocation',
    'media',
    'notifications',
    'midi',
    'midiSysex',
    'openExternal',
    'fullscreen',
    'pointerLock',
    'display-capture',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'storage-access',
    'unknown',
  ]) {
    expect([permission, await host.permission(permission)]).toEqual([permission, { request: false, check: false }]);
  }
});

test('[sec-17] no call is answered to a child frame', async ({ app }) => {
  test.skip(!app.caps.has('forge-frames'), 'needs a host that can speak from any frame');
  const host = app as ChromiumHost;
  await host.page.evaluate(() => {
    document.body.append(document.createElement('iframe'));
  });
  for (const name of CALL_NAMES) {
    const answer = await host.forge('about:blank', CHANNEL_PREFIX + name, {});
    expect([name, answer]).toMatchObject([
      name,
      { kind: 'reply', value: '{"ok":false,"failure":{"code":"call/refused","params":{}}}' },
    ]);
  }
  // The same question from the page itself is answered: it is the frame that was refused.
  expect(await host.forge(null, `${CHANNEL_PREFIX}settings.get`, {})).toMatchObject({
    value: expect.stringContaining('"ok":true'),
  });
});

test('[sec-21] input that the contract does not know is refused with a name', async ({ app }) => {
  const codes = await app.page.evaluate(async () => {
    const api = window.backline?.call as unknown as Record<
      string,
      (input: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>
    >;
    const inputs: [string, unknown][] = [
      ['catalog.entry', {}],
      ['catalog.entry', { id: 'x'.repeat(10_000) }],
      ['catalog.entry', { id: 'auth-3', extra: 1 }],
      ['catalog.entry', null],
      ['catalog.entry', undefined],
      ['settings.set', { theme: 'pink' }],
      ['settings.set', JSON.parse('{"__proto__":{"theme":"dark"},"theme":7}')],
      ['link.open', { link: 'https://example.com/' }],
      ['doctor.start', { entry: '../../etc/passwd', offline: true }],
    ];
    const seen: string[] = [];
    for (const [name, input] of inputs) seen.push((await api[name]?.(input))?.failure?.code ?? 'answered');
    return seen;
  });
  expect(codes.slice(0, 7)).toEqual(Array(7).fill('call/bad-input'));
  expect(codes.slice(7)).toEqual(['link/unknown', 'catalog/unknown-entry']);
  expect(await app.openedLinks()).toEqual([]);
});

test('[sec-39] a second start leaves one window and brings it forward', async ({ app }) => {
  test.skip(!(app instanceof ChromiumHost), 'needs a host that can play a second start');
  const host = app as ChromiumHost;
  await host.secondStart(['backline', '--anything', 'app://backline/entry/auth-3']);
  await expect(new ShellPage(host.page).heading).toHaveText(words.lookup.title);
  expect(host.allWindows).toHaveLength(1);
});
