import { basename } from 'node:path';
import { app, clipboard, dialog, Notification, session, shell } from 'electron';
import type { Platform } from '../../contract/words';
import { type Clipboard, type HostFacts, type Notifier, type Opener, PortError, type ReportDesk } from '../ports';

/**
 * SECURITY: [sec-15] the only place that hands an address to the system. Callers take addresses from
 * the bundled catalogue and hold them against the list of schemes in `services/links`.
 */
export function createElectronOpener(launch: (argv: readonly string[]) => Promise<void>): Opener {
  return {
    openAddress: (url) => shell.openExternal(url),
    openProgram: launch,
    async openFolder(path) {
      const why = await shell.openPath(path);
      if (why !== '') throw new PortError('failed', 'EOPEN');
    },
  };
}

/** The clipboard, which only the main process reaches. */
export function createElectronClipboard(): Clipboard {
  return { read: () => clipboard.readText(), write: (text) => clipboard.writeText(text) };
}

/** Notices of the system. Where it shows none, nothing happens: the page lists them as well. */
export function createElectronNotifier(): Notifier {
  // A notice that nobody holds is collected, and its click with it.
  const shown = new Set<Notification>();
  return {
    notify({ title, body }, onClick) {
      if (!Notification.isSupported()) return;
      // Quiet hours and focus modes are the system's to keep; a sound of its own would break them.
      const notice = new Notification({ title, body, silent: true });
      const drop = () => shown.delete(notice);
      notice.once('click', () => {
        drop();
        onClick();
      });
      notice.once('close', drop);
      notice.once('failed', drop);
      shown.add(notice);
      notice.show();
    },
  };
}

/** Start at login where the system keeps a list of its own: Windows and macOS. */
export function createElectronLoginItem(here: boolean) {
  return {
    here,
    async set({ on, hidden }: { on: boolean; hidden: boolean }): Promise<void> {
      // On macOS no arguments are kept; there the app asks whether it was opened at login.
      if (here) app.setLoginItemSettings({ openAtLogin: on, args: hidden ? ['--hidden'] : [] });
    },
    isSet: async () => null,
  };
}

/** What Electron knows of the network, and what Chromium and the system tell a program with a window. */
export function createElectronHost(platform: Platform): HostFacts {
  return {
    // Not imported at the top: what stands in for Electron has no network of its own.
    online: async () => (await import('electron')).net.isOnline(),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    async gpuFeatures() {
      // Until the graphics process has answered, everything reads as switched off.
      const known = await app.getGPUInfo('basic').then(
        () => true,
        () => false,
      );
      return known ? { ...app.getGPUFeatureStatus() } : {};
    },
    async handlerOf(scheme) {
      // There `xdg-mime` is asked instead, without waiting in line.
      if (platform === 'linux') return null;
      try {
        return (await app.getApplicationInfoForProtocol(`${scheme}://`)).path || null;
      } catch {
        // None, or the system keeps it to itself: Electron says the same to both.
        return null;
      }
    },
  };
}

/** The system's locale, such as "de-DE"; empty before the app is ready. */
export function systemLocale(): string {
  return app.getLocale();
}

/** How the kinds of files are called in the system's dialogs. */
interface FileWords {
  logs: string;
  all: string;
  reports: string;
}

/** Lets the person choose log files in the system's own dialog; null when they changed their mind. */
export async function chooseLogFiles(words: FileWords): Promise<{ name: string; path: string }[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: words.logs, extensions: ['log', 'txt', 'ips', 'crash'] },
      { name: words.all, extensions: ['*'] },
    ],
  });
  return canceled || filePaths.length === 0 ? null : filePaths.map((path) => ({ name: basename(path), path }));
}

/** What a file that is saved is called in the dialog, by its ending. */
const SAVED_AS: Readonly<Record<string, string>> = { md: 'Markdown', json: 'JSON' };

/** The system's own dialogs for reports, and the clipboard, which pages have no hand in. */
export function createReportDesk(words: () => FileWords): ReportDesk {
  return {
    async chooseSave({ name, extension }) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        defaultPath: name,
        filters: [{ name: SAVED_AS[extension] ?? words().reports, extensions: [extension] }],
      });
      return canceled || !filePath ? null : filePath;
    },
    async chooseOpen() {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        properties: ['openFile'],
        filters: [
          { name: words().reports, extensions: ['backline-report', 'json'] },
          { name: words().all, extensions: ['*'] },
        ],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    copy: (text) => clipboard.writeText(text),
  };
}
