import { joinPath } from '../paths';
import type { Ports } from '../ports';
import type { Install } from './facts';
import { folderFromEnv, kindAt, namesIn } from './locate/places';

/** Tools that change Spotify's program, by the marks they leave. */
export interface Modification {
  /** Their marks are in the program folder. */
  changedBy: string[];
  /** Only their own files are here. */
  leftovers: string[];
  /** False when the program folder could not be listed. */
  looked: boolean;
}

/** Copies these tools keep of what they replace, and libraries they add, beside the program. */
const MARKS_BESIDE_PROGRAM: readonly [string, string][] = [
  ['spotify.bak', 'SpotX'],
  ['chrome_elf.dll.bak', 'BlockTheSpot'],
  ['chrome_elf_bak.dll', 'BlockTheSpot'],
  ['_chrome_elf.dll', 'a patch tool'],
  // A library of Windows itself; Spotify ships none of that name.
  ['dpapi.dll', 'BlockTheSpot'],
];
/** The same beside Spotify's pages. */
const MARKS_BESIDE_PAGES: readonly [string, string][] = [
  ['xpui.bak', 'SpotX'],
  ['xpui.spa.bak', 'SpotX'],
  ['_xpui.spa', 'a patch tool'],
];

/** A library that other tools have loaded beside Spotify, `spotify-adblock.so` say. */
const BLOCKER = /^(lib)?spotify-?ad-?block.{0,20}\.(so|dll|dylib)$/;
/** The pages as they were, under another name: `xpui.spa.orig`, `xpui_backup.spa`. */
const OLD_PAGES = /^_?xpui[._-]?(spa)?[._-]?(bak|bck|old|orig|original|backup)\d?(\.spa|\.zip)?$/;

/** Looks for marks of changed clients. They are evidence of a change, not of its being at fault. */
export async function findModification(ports: Ports, install: Install): Promise<Modification> {
  const { platform } = ports.machine;
  const isMac = platform === 'macos';
  const apps = joinPath(platform, install.folder, isMac ? 'Contents/Resources/Apps' : 'Apps');
  const beside = await lowerNames(ports, install.folder);
  const pages = await lowerNames(ports, apps);
  const tools = new Set<string>();
  for (const [name, tool] of MARKS_BESIDE_PROGRAM) if (beside.has(name)) tools.add(tool);
  for (const [name, tool] of MARKS_BESIDE_PAGES) if (pages.has(name)) tools.add(tool);
  if ([...beside].some((name) => BLOCKER.test(name))) tools.add('spotify-adblock');
  if (tools.size === 0 && [...pages].some((name) => OLD_PAGES.test(name))) tools.add('a patch tool');
  // Spicetify unpacks the pages and removes the packed file.
  const isUnpacked = pages.has('xpui') && !pages.has('xpui.spa');
  if (isUnpacked && (await kindAt(ports, joinPath(platform, apps, 'xpui'))) === 'folder') tools.add('Spicetify');
  const own = (await hasSpicetifyFolder(ports)) && !tools.has('Spicetify') ? ['Spicetify'] : [];
  return { changedBy: [...tools], leftovers: own, looked: beside.size > 0 };
}

async function lowerNames(ports: Ports, folder: string): Promise<Set<string>> {
  return new Set((await namesIn(ports, folder)).map((name) => name.toLowerCase()));
}

async function hasSpicetifyFolder(ports: Ports): Promise<boolean> {
  const { platform, home } = ports.machine;
  const root =
    platform === 'windows'
      ? folderFromEnv(ports, 'APPDATA', joinPath(platform, home, 'AppData\\Roaming'))
      : folderFromEnv(ports, 'XDG_CONFIG_HOME', joinPath(platform, home, '.config'));
  return (await kindAt(ports, joinPath(platform, root, 'spicetify', 'config-xpui.ini'))) === 'file';
}
