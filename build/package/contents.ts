import { createHash } from 'node:crypto';
import { normalize } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { parseSync } from 'vite';

/** Every name that the packed program may hold. What is not here does not get in unnoticed. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/[a-z-]+\.js$/,
  /^out\/main\/chunks\/[\w.-]+\.js$/,
  /^out\/main\/data\/[a-z-]+\.json$/,
  /^out\/preload\/[a-z-]+\.cjs$/,
  /^out\/renderer\/[a-z-]+\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png)$/,
  /^out\/tray\/window\.png$/,
  /^out\/tray\/[a-z]+(-(light|dark)(-large)?|Template)(@\d(\.\d+)?x)?\.png$/,
];
/** Names that betray sources, tests or a developer's things even where the pattern above would let them in. */
const FORBIDDEN = /\.(map|tsx?|test|spec|snap|env|pem|key)(\.|$)|(^|\/)(node_modules|fixtures|e2e|bench|__)/;

const NEEDED = [
  'package.json',
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/log-thread.js',
  'out/main/name-process.js',
  ...['catalog', 'search-index', 'log-patterns'].map((name) => `out/main/data/${name}.json`),
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/tray/window.png',
  ...['calm', 'seen', 'busy'].flatMap((state) =>
    ['Template', 'Template@2x', '-light', '-dark'].map((kind) => `out/tray/${state}${kind}.png`),
  ),
];

/** Fields of package.json that a packed program keeps. */
const FIELDS = new Set([
  'name',
  'productName',
  'version',
  'description',
  'license',
  'type',
  'main',
  'author',
  'desktopName',
  // No use to a packed program and no harm: electron-builder cannot leave them out.
  'private',
  'bin',
  'engines',
  'homepage',
  'repository',
]);

/** What our whole program may weigh, in bytes; Electron itself comes on top. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** Names of the files in an archive, with forward slashes. */
export function filesOf(archive: string): string[] {
  const all = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
  const folders = new Set(all.map((name) => name.slice(0, Math.max(0, name.lastIndexOf('/')))));
  return all.filter((name) => !folders.has(name)).sort();
}

/** What is wrong with the names in an archive. */
export function nameFaults(names: readonly string[]): string[] {
  const has = new Set(names);
  return [
    ...names
      .filter((name) => FORBIDDEN.test(name) || !ALLOWED.some((allowed) => allowed.test(name)))
      .map((name) => `${name} has no business in it`),
    ...NEEDED.filter((name) => !has.has(name)).map((name) => `${name} is missing`),
  ];
}

interface Folder {
  files?: Readonly<Record<string, Folder & { link?: string; unpacked?: boolean }>>;
}

/** What an archive holds that is no plain file of its own: links, and files that lie beside it without a hash. */
export function kindFaults(folder: Folder, path = ''): string[] {
  return Object.entries(folder.files ?? {}).flatMap(([name, held]) => [
    ...(held.link === undefined ? [] : [`${path}${name} is a link`]),
    ...(held.unpacked === true ? [`${path}${name} lies outside the archive`] : []),
    ...kindFaults(held, `${path}${name}/`),
  ]);
}

/** What is wrong with the package.json of an archive, as text. */
export function manifestFaults(text: string): string[] {
  const manifest = JSON.parse(text) as Record<string, unknown>;
  const faults = Object.keys(manifest)
    .filter((field) => !FIELDS.has(field))
    .map((field) => `package.json keeps ${field}`);
  const expected = { name: 'backline', productName: 'Backline', type: 'module', main: 'out/main/index.js' };
  for (const [field, value] of Object.entries(expected))
    if (manifest[field] !== value) faults.push(`package.json: ${field} is not ${value}`);
  return faults;
}

/** What is wrong with a script: left-over references to sources, or packages that are not in the archive. */
export function scriptFaults(name: string, text: string): string[] {
  const faults: string[] = [];
  if (/\/\/[#@] source(Mapping)?URL=/.test(text)) faults.push(`${name} names its source map`);
  const { module, errors } = parseSync(name.replace(/\.cjs$/, '.js'), text);
  if (errors.length > 0) return [...faults, `${name} cannot be parsed`];
  if (name.endsWith('.cjs') && module.hasModuleSyntax) faults.push(`${name} is no CommonJS, so no sandbox loads it`);
  if (name === 'out/main/index.js' && !module.hasModuleSyntax) faults.push(`${name} is no ES module`);
  const wanted = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...[...text.matchAll(/\b(?:__)?require\(["'`]([^"'`]+)["'`]\)/g)].map(([, request]) => request ?? ''),
  ];
  for (const request of new Set(wanted))
    if (!/^(\.{1,2}\/|node:|electron$)/.test(request) && !BUILT_IN.has(request))
      faults.push(`${name} wants ${request}, which is not packed`);
  return faults;
}

/** Names of spaces in markup, addresses that say what a network does to plain http, and this computer. */
const PLAIN_ADDRESSES = [
  'http://www.w3.org',
  'http://json-schema.org',
  'http://localhost',
  'http://127.0.0.1',
  'http://captive.apple.com',
  'http://connectivitycheck.gstatic.com',
  'http://www.msftconnecttest.com',
];

/** What is wrong with the words of a file: unencrypted addresses, pages of others, strings that become code. */
export function wordFaults(name: string, text: string): string[] {
  const faults: string[] = [];
  const isPage = name.startsWith('out/renderer/');
  // The catalogue names one old source by its old address; it is opened by https.
  if (!name.endsWith('.json'))
    for (const [address] of text.matchAll(/\b(?:http|ws):\/\/[A-Za-z0-9][A-Za-z0-9.-]*/g))
      if (!PLAIN_ADDRESSES.includes(address)) faults.push(`${name} names ${address}`);
  if (/<webview\b|createElement\(["'`]webview/.test(text)) faults.push(`${name} embeds a page`);
  if (isPage && /\bnew Function\s*\(|(?<![\w.$])eval\s*\(/.test(text)) faults.push(`${name} makes code of strings`);
  if (/\.append(?:Switch|Argument)\s*\(/.test(text)) faults.push(`${name} switches something of Chromium`);
  if (
    name.endsWith('.html') &&
    (/<script(?![^>]*\bsrc=)|<style\b|\son[a-z]+=|\sstyle=/i.test(text) || /(?:src|href)=["'](?!\/|\.\/)/.test(text))
  )
    faults.push(`${name} has a script or style in it, or one from elsewhere`);
  return [...new Set(faults)];
}

/** Node's own modules that bundled packages name without `node:`. */
const BUILT_IN = new Set(
  'assert buffer child_process constants crypto events fs fs/promises http https net os path process stream string_decoder tls tty url util zlib'.split(
    ' ',
  ),
);

/** Everything that is wrong inside an archive; empty = nothing. */
export function archiveFaults(archive: string): string[] {
  const names = filesOf(archive);
  const text = (name: string) => extractFile(archive, normalize(name)).toString('utf8');
  return [
    ...nameFaults(names),
    ...kindFaults(JSON.parse(getRawHeader(archive).headerString)),
    ...(names.includes('package.json') ? manifestFaults(text('package.json')) : []),
    ...names.filter((name) => /\.c?js$/.test(name)).flatMap((name) => scriptFaults(name, text(name))),
    ...names
      .filter((name) => /\.(?:c?js|css|html|json|svg)$/.test(name))
      .flatMap((name) => wordFaults(name, text(name))),
  ];
}

/** The number by which Windows and macOS recognise the archive: of its list of files, which names their hashes. */
export function archiveHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}
