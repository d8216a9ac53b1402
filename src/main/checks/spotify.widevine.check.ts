import { folderOf, joinPath } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { kindAt, namesIn, textAt } from '../spotify/locate/places';
import { type CheckContext, defineCheck } from './check';
import { controlAnswers, isCertificateError } from './control-hosts';

/** Spotify was seen fetching the module from here at its first start. */
const SOURCE = 'redirector.gvt1.com';
/** Folders with nothing but many files in them. */
const CROWDED = new Set([
  'storage',
  'data',
  'cache',
  'code cache',
  'gpucache',
  'dawncache',
  'users',
  'locales',
  'apps',
]);
const DEEPEST = 3;
const MOST_FOLDERS = 400;

/**
 * Whether Spotify has the module that decrypts music. Where it lies is not written down anywhere, so that
 * not finding it is a fault only when it could not be fetched either.
 */
export const check = defineCheck({
  id: 'spotify.widevine',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  timeoutMs: 20_000,
  findings: ['widevine/present', 'widevine/missing-and-blocked'],
  async run(context) {
    const used = (await context.spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    for (const root of rootsOf(context.ports, used)) {
      const version = await findModule(context, root);
      if (version !== null) return { status: 'ok', findings: [{ id: 'widevine/present', data: { version } }] };
    }
    if (!context.offline && (await isSourceBlocked(context))) {
      return { status: 'problem', findings: [{ id: 'widevine/missing-and-blocked', data: { host: SOURCE } }] };
    }
    return { status: 'unknown', reason: { code: 'not-found' } };
  },
});

/** Settings, cache and program folders; Linux keeps `User Data` beside the settings in some versions. */
function rootsOf({ machine }: Ports, install: Install): string[] {
  const { platform } = machine;
  const settings = folderOf(platform, install.prefs);
  return [
    ...new Set([
      settings,
      ...(platform === 'linux' ? [joinPath(platform, folderOf(platform, settings), 'User Data')] : []),
      ...install.cacheFolders.slice(0, 1).map((folder) => folderOf(platform, folder)),
      folderOf(platform, install.storageFolder),
      install.folder,
    ]),
  ];
}

/** Version of a complete module at most three folders below; null without one. */
async function findModule({ ports, signal }: CheckContext, root: string): Promise<string | null> {
  const { platform } = ports.machine;
  const queue = [{ path: root, depth: 0 }];
  for (let looked = 0; looked < MOST_FOLDERS && !signal.aborted; looked++) {
    const next = queue.shift();
    if (!next) return null;
    for (const name of await namesIn(ports, next.path, 500)) {
      const path = joinPath(platform, next.path, name);
      if (/^widevinecdm$/i.test(name)) {
        const version = await moduleVersion(ports, path);
        if (version !== null) return version;
        // A name with an ending is a file, all but always; the rest is looked at as a folder.
      } else if (next.depth < DEEPEST && !CROWDED.has(name.toLowerCase()) && !/\.[a-z0-9]{2,5}$/i.test(name)) {
        queue.push({ path, depth: next.depth + 1 });
      }
    }
  }
  return null;
}

/** The module lies in a folder named by its version, or, in the program's folder, directly. */
async function moduleVersion(ports: Ports, folder: string): Promise<string | null> {
  const { platform } = ports.machine;
  const names = await namesIn(ports, folder, 50);
  const versions = names.filter((name) => /^\d{1,3}(\.\d{1,6}){2,3}$/.test(name));
  versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const version of versions) {
    const path = joinPath(platform, folder, version);
    if ((await kindAt(ports, path)) !== 'folder') continue;
    // An update that broke off leaves an empty folder.
    if (await holdsLibrary(ports, path)) return (await manifestVersion(ports, path)) ?? version;
  }
  return (await holdsLibrary(ports, folder)) ? manifestVersion(ports, folder) : null;
}

/** `4.10.2710.0/_platform_specific/linux_x64/libwidevinecdm.so`, or `x64/...` in old ones. */
async function holdsLibrary(ports: Ports, folder: string): Promise<boolean> {
  const { platform } = ports.machine;
  const inner = joinPath(platform, folder, '_platform_specific');
  for (const place of [inner, folder]) {
    for (const name of await namesIn(ports, place, 20)) {
      const names = await namesIn(ports, joinPath(platform, place, name), 20);
      if ([name, ...names].some((file) => /^(lib)?widevinecdm\.(so|dll|dylib)$/i.test(file))) return true;
    }
  }
  return false;
}

async function manifestVersion(ports: Ports, folder: string): Promise<string | null> {
  const text = await textAt(ports, joinPath(ports.machine.platform, folder, 'manifest.json'), 64 * 1024);
  return /"version"\s{0,9}:\s{0,9}"(\d[\d.]{0,30})"/.exec(text ?? '')?.[1] ?? null;
}

/** Only where other sites answer: without a network nothing can be said about one host. */
async function isSourceBlocked(context: CheckContext): Promise<boolean> {
  const { ports, signal } = context;
  // A second time, for a packet may be lost.
  for (let left = 2; left > 0; left--) {
    const open = await ports.net.tcp(SOURCE, 443, { timeoutMs: 4000, signal }).then(
      () => true,
      () => false,
    );
    signal.throwIfAborted();
    if (open) return false;
  }
  return (await controlAnswers(context)).some(({ answer, error }) => answer !== null || isCertificateError(error));
}
