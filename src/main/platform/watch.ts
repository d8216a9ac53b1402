import { type FSWatcher, watch } from 'node:fs';
import type { Platform } from '../../contract/words';
import { baseName, folderOf } from '../paths';

/** How often a file is looked at where the system does not tell of changes. */
const POLL_MS = 2000;

/**
 * Watches a file by its folder, so that a new file in its place is noticed. Where the folder cannot be watched,
 * or is not there yet, the listener is called every two seconds until it can. Windows tells of growth only
 * when it writes a file out, which may be late while a program keeps it open: there it is called as well.
 */
export function watchFile(platform: Platform, path: string, listener: () => void): () => void {
  const folder = folderOf(platform, path);
  const fold = (name: string) => (platform === 'linux' ? name : name.toLowerCase());
  const names = new Set([baseName(platform, path), baseName(platform, folder)].map(fold));
  let watcher: FSWatcher | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  let stopped = false;

  const begin = () => {
    try {
      const made = watch(folder, { persistent: false }, (_event, name) => {
        if (stopped || (name !== null && !names.has(fold(name)))) return;
        // The folder's own name: it went away or was replaced, and this watcher sees nothing any more.
        if (name !== null && fold(name) === fold(baseName(platform, folder))) lose();
        listener();
      });
      made.on('error', lose);
      watcher = made;
    } catch {
      watcher = null;
    }
    const poll = watcher === null || platform === 'windows';
    if (poll) timer ??= setInterval(look, POLL_MS).unref();
    else if (timer) {
      clearInterval(timer);
      timer = null;
    }
  };
  const look = () => {
    if (watcher === null) begin();
    listener();
  };
  const lose = () => {
    watcher?.close();
    watcher = null;
    if (!stopped) begin();
  };
  begin();
  return () => {
    stopped = true;
    if (timer) clearInterval(timer);
    watcher?.close();
  };
}
