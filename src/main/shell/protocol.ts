import type { Protocol } from 'electron';
import type { Language } from '../../contract/words';
import type { Files } from '../ports';
import { PortError } from '../ports';

/** Our own scheme: pages never come from file: or from a server. */
export const SCHEME = 'app';
export const HOST = 'backline';
export const OWN_ORIGIN = `${SCHEME}://${HOST}`;

/**
 * SECURITY: [sec-7] everything is forbidden but our own scripts, styles and pictures; strings never
 * become script (Trusted Types), and the page connects to nothing at all.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Pages other than the main one, by their exact address. */
const OTHER_PAGES: Readonly<Record<string, string>> = { '/palette.html': 'palette.html' };

/** Built files have flat names with a hash; anything else never reaches the disk. */
const ASSET = /^\/assets\/([A-Za-z0-9_-][A-Za-z0-9._-]*\.(js|css|svg|png))$/;
const MOST_BYTES = 8 * 1024 * 1024;

/** Must run before the app is ready. */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/**
 * Answers requests for our pages out of the built renderer folder. Assets by exact name, every other
 * path is a route of the main page and gets index.html. Other hosts, methods and names get an error.
 */
export function createPageHandler(options: {
  files: Pick<Files, 'read' | 'realPath'>;
  folder: string;
  origin: string;
  /** What the pages speak; English where nobody chose. */
  language?: () => Language;
}): (request: Request) => Promise<Response> {
  const { files, folder, origin, language = () => 'en' } = options;
  /** SECURITY: [sec-18] no link leads anywhere: the file must lie where its name says. */
  const placeOf = async (name: string): Promise<string> => {
    const [root, place] = await Promise.all([files.realPath(folder), files.realPath(`${folder}/${name}`)]);
    if (place.replaceAll('\\', '/') !== `${root.replaceAll('\\', '/')}/${name}`)
      throw new PortError('not-found', 'ELOOP');
    return place;
  };
  return async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== origin) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    // SECURITY: [sec-18] encoded separators and dots are refused before anything is looked up.
    if (/%(?:2e|2f|5c|00)/i.test(url.pathname) || url.pathname.includes('\\')) return refuse(400);
    const asset = ASSET.exec(url.pathname);
    const page = Object.hasOwn(OTHER_PAGES, url.pathname) ? OTHER_PAGES[url.pathname] : undefined;
    if (!asset && !page && /\.[A-Za-z0-9]{1,5}$/.test(url.pathname)) return refuse(404);
    const name = asset ? `assets/${asset[1]}` : (page ?? 'index.html');
    try {
      const read = await files.read(await placeOf(name), MOST_BYTES);
      const body = asset ? read : inLanguage(read, language());
      const type = TYPES[asset?.[2] ?? 'html'] ?? 'application/octet-stream';
      return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
        status: 200,
        headers: { ...HEADERS, 'content-type': type },
      });
    } catch (error) {
      return refuse(error instanceof PortError && error.code === 'not-found' ? 404 : 500);
    }
  };
}

/** A page says itself which language it is in, before any script of it runs: the script goes by that. */
function inLanguage(page: Uint8Array, language: Language): Uint8Array {
  if (language === 'en') return page;
  return new TextEncoder().encode(
    new TextDecoder().decode(page).replace('<html lang="en"', `<html lang="${language}"`),
  );
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
