import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession, hostileSwitches } from './security';

const ORIGIN = 'app://backline';

/** Every permission name in Electron's own types, so that a new one is covered the day it appears. */
function permissionNames(): string[] {
  const types = readFileSync(
    fileURLToPath(new URL('../../../node_modules/electron/electron.d.ts', import.meta.url)),
    'utf8',
  );
  const block = /setPermissionRequestHandler\(handler: \(\([^)]*permission: ([^,]*),/s.exec(types)?.[1] ?? '';
  return [...block.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
}

type Listener = (event: { preventDefault(): void; url?: string }, url?: string) => void;

function guarded() {
  const listeners = new Map<string, Listener>();
  let openHandler: (() => { action: string }) | null = null;
  guardContents(
    {
      on: (name: string, listener: Listener) => {
        listeners.set(name, listener);
      },
      setWindowOpenHandler: (handler: () => { action: string }) => {
        openHandler = handler;
      },
    } as never,
    ORIGIN,
  );
  const stopped = (name: string, url: string) => {
    let prevented = false;
    const listener = listeners.get(name);
    if (!listener) throw new Error(`nobody listens to ${name}`);
    listener({ url, preventDefault: () => (prevented = true) }, url);
    return prevented;
  };
  return { stopped, open: () => openHandler?.() };
}

describe('what a page may do', () => {
  it('[sec-5] is nothing but putting text on the clipboard', () => {
    const names = permissionNames();
    expect(names.length).toBeGreaterThan(15);
    type Ask = (contents: { getURL(): string }, permission: string, answer: (granted: boolean) => void) => void;
    type Check = (contents: null, permission: string, origin: string) => boolean;
    const set: {
      ask?: Ask;
      check?: Check;
      device?: () => boolean;
      display?: (request: object, answer: (streams: object) => void) => void;
      spelling?: boolean;
    } = {};
    guardSession(
      {
        setPermissionRequestHandler: (handler: Ask) => (set.ask = handler),
        setPermissionCheckHandler: (handler: Check) => (set.check = handler),
        setDevicePermissionHandler: (handler: () => boolean) => (set.device = handler),
        setDisplayMediaRequestHandler: (handler: never) => (set.display = handler),
        setSpellCheckerEnabled: (on: boolean) => (set.spelling = on),
      } as never,
      ORIGIN,
    );
    for (const name of [...names, 'something-new']) {
      const granted: boolean[] = [];
      set.ask?.({ getURL: () => `${ORIGIN}/` }, name, (answer) => granted.push(answer));
      expect(granted, name).toEqual([name === 'clipboard-sanitized-write']);
      expect(set.check?.(null, name, ORIGIN), name).toBe(name === 'clipboard-sanitized-write');
      expect(set.check?.(null, name, 'https://example.com'), name).toBe(false);
    }
    expect(set.device?.()).toBe(false);
    const streams: object[] = [];
    set.display?.({}, (answer) => streams.push(answer));
    expect(streams).toEqual([{}]);
    expect(set.spelling).toBe(false);
  });

  it('[sec-13] never leads away from our own pages', () => {
    const { stopped } = guarded();
    const hostile = [
      'app://evil/',
      'app://backline@evil/',
      'app://backline.evil/',
      'app://user:pass@backline/',
      'APP://EVIL/',
      'app:///backline',
      'app:backline',
      'file:///etc/passwd',
      'file://backline/',
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,<script>1</script>',
      'blob:app://backline/1',
      'about:blank',
      'view-source:app://backline/',
      'chrome://settings',
      'devtools://devtools/',
      'https://app.backline/',
      'https://backline/',
      'http://backline/',
      'https://app:backline@evil.example/',
      'ws://backline/',
      'ftp://backline/',
      'ms-msdt:/id',
      'search-ms:query=x',
      'smb://backline/x',
      '\\\\backline\\share',
      'not an address',
      '',
    ];
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      for (const url of hostile) expect(stopped(event, url), `${event} ${url}`).toBe(true);
    expect(stopped('will-navigate', `${ORIGIN}/entry/accounts-4`)).toBe(false);
  });

  it('[sec-12] [sec-14] embeds nothing and opens no window', () => {
    const { stopped, open } = guarded();
    expect(stopped('will-attach-webview', ORIGIN)).toBe(true);
    expect(open()).toEqual({ action: 'deny' });
  });

  it('[sec-41] a release does not start with switches that open it up', () => {
    const opening = [
      '--remote-debugging-port=9222',
      '--remote-debugging-pipe',
      '--remote-debugging-address=0.0.0.0',
      '--inspect',
      '--inspect-brk=1',
      '--inspect-port=0',
      '--inspect-publish-uid=http',
      '--js-flags=--x',
      '--load-extension=/x',
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-setuid-sandbox',
      '--disable-web-security',
      '--allow-running-insecure-content',
      '--ignore-certificate-errors',
      '--renderer-cmd-prefix=/tmp/x',
      '--gpu-launcher=/tmp/x',
      '--browser-subprocess-path=/tmp/x',
      // Chromium takes one dash as well and, on Windows, a slash and any case.
      '-remote-debugging-port=9222',
      '-inspect',
      '--Remote-Debugging-Port=9222',
    ];
    for (const one of opening)
      expect(hostileSwitches(['/opt/Backline/backline', one]), one).toEqual([one.split('=')[0]]);
    for (const one of ['/remote-debugging-port=9222', '/NO-SANDBOX']) {
      expect(hostileSwitches([one], 'win32'), one).toEqual([one.split('=')[0]]);
      expect(hostileSwitches([one], 'linux'), one).toEqual([]);
    }
    const harmless = [
      '/opt/Backline/backline',
      '--hidden',
      '--self-test',
      '--ozone-platform=headless',
      '--inspected',
      '--no-sandboxes',
      '/home/me/inspect/log.txt',
      'inspect',
      'backline://code/accounts:4',
      'report',
      '--json',
      '--open',
    ];
    expect(hostileSwitches(harmless)).toEqual([]);
  });
});
