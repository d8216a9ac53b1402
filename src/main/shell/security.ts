import type { App, Session, WebContents } from 'electron';
import { originOf } from '../ipc/sender';

/** The one thing a page may ask the system for: putting text on the clipboard when a person clicks "Copy". */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

/** Switches that would open the running app to other programs, or take its guards away; we refuse to start with them. */
const HOSTILE_SWITCHES = [
  'remote-debugging-[a-z-]+',
  'remote-allow-origins',
  'inspect(?:-[a-z-]+)?',
  'debug(?:-brk|-port)?',
  'js-flags',
  'load-extension',
  'allow-running-insecure-content',
  'disable-web-security',
  'disable-site-isolation-trials',
  'ignore-certificate-errors(?:-spki-list)?',
  'host-(?:resolver-)?rules',
  'no-sandbox',
  'no-zygote',
  'single-process',
  'in-process-gpu',
  'disable-(?:setuid|namespace|seccomp-filter|gpu)-sandbox',
  'allow-sandbox-debugging',
  '(?:renderer|utility|gpu|ppapi|zygote)-(?:cmd-prefix|launcher|startup-dialog)',
  'browser-subprocess-path',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
];

/**
 * Names of the arguments that a packaged app must not be started with. Chromium takes one dash for two; on Windows a
 * slash as well, in any case of letters. Elsewhere a slash begins a path.
 */
export function hostileSwitches(argv: readonly string[], system: NodeJS.Platform = process.platform): string[] {
  const before = system === 'win32' ? '(?:--?|/)' : '--?';
  const hostile = new RegExp(`^${before}(?:${HOSTILE_SWITCHES.join('|')})(?:=|$)`, 'i');
  return argv.filter((argument) => hostile.test(argument)).map((argument) => argument.split('=')[0] ?? argument);
}

/** SECURITY: [sec-5] denies every permission but one, on every way a page can ask. */
export function guardSession(
  session: Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'setSpellCheckerEnabled'
  >,
  origin: string,
): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === ALLOWED_PERMISSION && originOf(contents?.getURL() ?? '') === origin);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) =>
      permission === ALLOWED_PERMISSION && originOf(requestingOrigin) === origin,
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // SECURITY: [sec-42] Chromium would load dictionaries from its maker's servers, whatever a page's own setting says.
  session.setSpellCheckerEnabled(false);
}

/** SECURITY: [sec-11] [sec-12] [sec-13] [sec-14] no page leaves our origin, opens a window or embeds another. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, origin: string): void {
  const stay = (event: { preventDefault(): void; url?: string }, url: string) => {
    if (originOf(url) !== origin) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Guards every page the app ever makes, from its first moment. */
export function guardApp(app: Pick<App, 'on'>, origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin));
}
