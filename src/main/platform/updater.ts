import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppUpdater, ProgressInfo } from 'electron-updater';
import type { Platform, UpdateChannel } from '../../contract/words';
import type { Updater } from '../ports';

/** What the library is asked for; tests put a strict fake in its place. */
export type UpdaterLibrary = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'allowPrerelease'
  | 'disableWebInstaller'
  | 'channel'
  | 'logger'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
  | 'on'
  | 'off'
>;

export interface UpdaterOptions {
  packaged: boolean;
  platform: Platform;
  /** Folder of the packaged app's resources. */
  resources: string;
  env: Readonly<Record<string, string | undefined>>;
  library?: () => Promise<UpdaterLibrary>;
}

/** What a package says of its releases, in `app-update.yml` beside the program. */
export interface Place {
  /** Page of the releases. */
  page: string;
  /** Whether the file names who signs, which Windows needs for comparing. */
  signed: boolean;
}

/** Reads the place of the releases; null where a package names none that we know how to read. */
export function readPlace(text: string): Place | null {
  const field = (name: string) => new RegExp(`^${name}: *['"]?([A-Za-z0-9._-]+)['"]? *$`, 'm').exec(text)?.[1];
  const [provider, owner, repo] = ['provider', 'owner', 'repo'].map(field);
  if (provider !== 'github' || !owner || !repo || /^\.+$/.test(repo)) return null;
  // Another host would be named here; the library would follow it, we do not.
  if (/^(host|protocol|url):/m.test(text)) return null;
  return {
    page: `https://github.com/${owner}/${repo}/releases`,
    signed: /^publisherName:\s*(?:\S|\n\s*-\s*\S)/m.test(text),
  };
}

/**
 * SECURITY: [sec-43] the app replaces itself only where the system or the library holds a newer version
 * against a signature: on macOS, and on Windows where the installer's publisher is named. A portable copy,
 * an AppImage (a hash, no signature), deb and rpm (administrator rights) lead to the page of releases.
 */
export function whoUpdates(
  { platform, env }: Pick<UpdaterOptions, 'platform' | 'env'>,
  place: Place | null,
): Updater['by'] {
  if (env.FLATPAK_ID || env.SNAP) return 'store';
  if (place === null) return 'nobody';
  if (platform === 'macos') return 'app';
  return platform === 'windows' && place.signed && !env.PORTABLE_EXECUTABLE_DIR ? 'app' : 'page';
}

/** Opens the updater of this copy of the app. The library is loaded by the first look for a newer version. */
export async function openUpdater(options: UpdaterOptions): Promise<Updater> {
  const text = options.packaged
    ? await readFile(join(options.resources, 'app-update.yml'), 'utf8').catch(() => '')
    : '';
  const place = readPlace(text);
  const by = options.packaged ? whoUpdates(options, place) : 'nobody';
  const load = options.library ?? loadLibrary;
  let ready: Promise<UpdaterLibrary> | null = null;
  const library = () => {
    ready ??= load();
    return ready;
  };
  return {
    by,
    page: place?.page ?? null,
    async check(channel) {
      const updater = set(await library(), channel);
      const result = await updater.checkForUpdates();
      // No answer at all: this kind of package is one that the library does not serve.
      if (result === null) throw new Error('no answer for this kind of package');
      return result.isUpdateAvailable ? result.updateInfo.version : null;
    },
    async load(onPercent) {
      const updater = await library();
      const listener = ({ percent }: ProgressInfo) => onPercent(percent);
      updater.on('download-progress', listener);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', listener);
      }
    },
    install() {
      // Not silent, so that Windows shows what happens; started again afterwards.
      void library().then((updater) => updater.quitAndInstall(false, true));
    },
  };
}

/** SECURITY: [sec-43] nothing loads or installs itself, never backwards, one channel. */
function set(updater: UpdaterLibrary, channel: UpdateChannel): UpdaterLibrary {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  updater.allowPrerelease = channel === 'beta';
  updater.channel = channel === 'beta' ? 'beta' : 'latest';
  // Naming a channel allows going backwards; taken back right after.
  updater.allowDowngrade = false;
  return updater;
}

async function loadLibrary(): Promise<UpdaterLibrary> {
  const { autoUpdater } = await import('electron-updater');
  autoUpdater.logger = null;
  // Every failure is answered where it was asked for; an event that nobody hears would end the program.
  autoUpdater.on('error', () => {});
  return autoUpdater;
}
