import type { Protocol, Session, WebContents } from 'electron';
import type { Files } from '../ports';
import { PAGE_PREFERENCES } from './page-preferences';
import { CONTENT_SECURITY_POLICY, createPageHandler, declareScheme } from './protocol';
import { guardContents, guardSession, hostileSwitches } from './security';

/** One point of the security posture. `unknown` = cannot be told here, and never counts as fine. */
export interface Point {
  id: string;
  /** Number in the security checklist. */
  item: number;
  state: 'holds' | 'broken' | 'unknown';
  detail: string;
}

const point = (id: string, item: number, faults: readonly string[], detail: string): Point =>
  faults.length === 0 ? { id, item, state: 'holds', detail } : { id, item, state: 'broken', detail: faults.join('; ') };

/** What each window is made with; the other way round for what must be off. */
const WANTED = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
} as const;

export function windowPoint(preferences: Readonly<Record<string, unknown>> = PAGE_PREFERENCES): Point {
  const faults = Object.entries(WANTED).flatMap(([name, wanted]) =>
    preferences[name] === wanted ? [] : [`${name} is ${String(preferences[name])}`],
  );
  return point('windows', 2, faults, 'sandboxed, isolated, without Node');
}

/** What no page of ours may be allowed. */
const LOOSE = /unsafe-|\*|https?:|blob:|filesystem:/;
const STRICT = ["default-src 'none'", "connect-src 'none'", "object-src 'none'", "require-trusted-types-for 'script'"];

/** Asks the real page handler for the page and for what it must refuse. */
export async function pagePoints(
  files: Pick<Files, 'read' | 'realPath'>,
  folder: string,
  origin: string,
): Promise<Point[]> {
  const handle = createPageHandler({ files, folder, origin });
  const page = await handle(new Request(`${origin}/`));
  const policy = page.headers.get('content-security-policy') ?? '';
  const csp = [
    ...(page.status === 200 ? [] : [`the page answers ${page.status}`]),
    ...(policy === CONTENT_SECURITY_POLICY ? [] : ['another policy is sent']),
    ...STRICT.filter((part) => !policy.split('; ').includes(part)).map((part) => `no ${part}`),
    ...(LOOSE.test(policy) ? ['the policy is loose'] : []),
  ];
  const hostile = ['/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/package.json'];
  const served: string[] = [];
  for (const path of hostile) if ((await handle(new Request(`${origin}${path}`))).ok) served.push(path);
  if ((await handle(new Request(`${origin}.evil/`))).ok) served.push('another host');
  return [
    point('policy', 7, csp, policy),
    point(
      'pages',
      18,
      served.map((path) => `${path} is served`),
      'nothing but built pages is served',
    ),
  ];
}

/** The rights that our scheme asks for, as they are handed to Electron. */
export function schemePoint(
  declare: (protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>) => void = declareScheme,
): Point {
  const allowed = new Set(['standard', 'secure', 'codeCache']);
  const faults: string[] = [];
  const seen: string[] = [];
  declare({
    registerSchemesAsPrivileged(schemes) {
      for (const { scheme, privileges = {} } of schemes) {
        const on = Object.entries(privileges).flatMap(([name, state]) => (state ? [name] : []));
        seen.push(`${scheme}: ${on.join(', ')}`);
        faults.push(...on.filter((name) => !allowed.has(name)).map((name) => `${scheme} has ${name}`));
      }
    },
  });
  if (seen.length !== 1) faults.push(`${seen.length} schemes are declared`);
  return point('scheme', 18, faults, seen.join('; '));
}

const ASKED = ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', 'hid', 'usb', 'clipboard-read'];

type Asks = Parameters<Session['setPermissionRequestHandler']>[0] & object;
type Checks = Parameters<Session['setPermissionCheckHandler']>[0] & object;

/** Puts the real guards on a session that only records them, and asks them. */
export function permissionPoint(origin: string): Point {
  const set: { ask?: Asks; check?: Checks; device?: () => boolean } = {};
  guardSession(
    {
      setPermissionRequestHandler: (handler: Asks) => {
        set.ask = handler;
      },
      setPermissionCheckHandler: (handler: Checks) => {
        set.check = handler;
      },
      setDevicePermissionHandler: (handler: () => boolean) => {
        set.device = handler;
      },
      setDisplayMediaRequestHandler: () => {},
      setSpellCheckerEnabled: () => {},
    } as never,
    origin,
  );
  const page = { getURL: () => `${origin}/` } as WebContents;
  const faults: string[] = [];
  for (const name of ASKED) {
    set.ask?.(page, name as never, (granted) => granted && faults.push(`${name} is granted`), {} as never);
    if (set.check?.(page, name as never, origin, {} as never)) faults.push(`${name} is allowed`);
  }
  if (!set.ask || !set.check || set.device?.() !== false) faults.push('a way to ask is not guarded');
  return point('permissions', 5, faults, 'all refused but writing to the clipboard');
}

/** The same for where a page may go. */
export function navigationPoint(origin: string): Point {
  const listeners = new Map<string, (event: { url: string; preventDefault(): void }, url: string) => void>();
  let opens = 'allow';
  guardContents(
    {
      on: (name: string, listener: (event: { url: string; preventDefault(): void }, url: string) => void) => {
        listeners.set(name, listener);
      },
      setWindowOpenHandler: (handler: (details: never) => { action: string }) => {
        opens = handler({} as never).action;
      },
    } as never,
    origin,
  );
  const faults = opens === 'deny' ? [] : ['windows can be opened'];
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
    for (const url of ['https://example.com/', 'file:///', 'javascript:0', `${origin}.evil/`]) {
      let stopped = false;
      listeners.get(name)?.({ url, preventDefault: () => (stopped = true) }, url);
      if (!stopped) faults.push(`${name} lets ${url} pass`);
    }
  return point('navigation', 13, faults, 'no page leaves our own, none is opened or embedded');
}

export function switchPoint(argv: readonly string[]): Point {
  return point(
    'switches',
    41,
    hostileSwitches(argv).map((name) => `started with ${name}`),
    'none that opens the app up',
  );
}
