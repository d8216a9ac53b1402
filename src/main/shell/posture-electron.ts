import { readFile } from 'node:fs/promises';
import { app, BrowserWindow, protocol, session } from 'electron';
import type { Files } from '../ports';
import { FUSE_STATES } from './fuse-states';
import { PAGE_PREFERENCES } from './page-preferences';
import type { Point } from './posture';
import { createPageHandler, SCHEME } from './protocol';
import { guardSession } from './security';

/** Points that only Electron itself can show. */

/** SECURITY: [sec-19] the wire of the running program; a wrong one is only a fault in a package. */
export async function fusePoint(): Promise<Point> {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  try {
    const wire = await getCurrentFuseWire(process.execPath);
    const wrong = Object.entries(FUSE_STATES).flatMap(([name, on]) => {
      const state = wire[FuseV1Options[name as keyof typeof FUSE_STATES]];
      return state === (on ? FuseState.ENABLE : FuseState.DISABLE) ? [] : [`${name} is not ${on ? 'on' : 'off'}`];
    });
    const detail = wrong.length === 0 ? 'all as decided' : wrong.join('; ');
    const state = wrong.length === 0 ? 'holds' : app.isPackaged ? 'broken' : 'unknown';
    return { id: 'fuses', item: 19, state, detail: app.isPackaged ? detail : `not packaged: ${detail}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { id: 'fuses', item: 19, state: app.isPackaged ? 'broken' : 'unknown', detail: `not readable: ${why}` };
  }
}

/** Whether the program comes out of its archive, which is what the integrity fuse watches over. */
export function archivePoint(): Point {
  const packed = app.getAppPath().endsWith('.asar');
  if (!app.isPackaged) return { id: 'archive', item: 45, state: 'unknown', detail: 'not packaged' };
  return {
    id: 'archive',
    item: 45,
    state: packed ? 'holds' : 'broken',
    detail: packed
      ? `loaded from its archive${process.platform === 'linux' ? '; Electron checks no hash on Linux' : ', hash checked by Electron'}`
      : 'loaded from plain files',
  };
}

/** What a page of ours sees of Node and of the open scripts, in a window that is never shown. */
const PROBE = `(() => {
  const thrown = (run) => { try { run(); return false; } catch { return true; } };
  return {
    node: [typeof require, typeof process, typeof module, typeof Buffer].filter((kind) => kind !== 'undefined').length,
    evalStopped: thrown(() => (0, eval)('1')),
    popupStopped: window.open('about:blank') === null,
    bridge: Object.isFrozen(window.backline),
  };
})()`;

interface Probed {
  node: number;
  evalStopped: boolean;
  popupStopped: boolean;
  bridge: boolean;
}

/** Whether the system itself holds the page's process in a sandbox; null where it does not say. */
async function sandboxed(pid: number): Promise<boolean | null> {
  if (process.platform !== 'linux') return app.getAppMetrics().find((metric) => metric.pid === pid)?.sandboxed ?? null;
  // 2 = only the system calls of a filter.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const mode = /^Seccomp:\s*(\d)/m.exec(status)?.[1];
  return mode === undefined ? null : mode === '2';
}

/** SECURITY: [sec-3] [sec-4] opens a real page, unseen, and looks at it from inside and from the system. */
export async function livePoints(options: {
  files: Pick<Files, 'read' | 'realPath'>;
  folder: string;
  preload: string;
  origin: string;
}): Promise<Point[]> {
  const { files, folder, preload, origin } = options;
  await app.whenReady();
  guardSession(session.defaultSession, origin);
  protocol.handle(SCHEME, createPageHandler({ files, folder, origin }));
  const window = new BrowserWindow({ show: false, webPreferences: { ...PAGE_PREFERENCES, preload, devTools: false } });
  try {
    await window.loadURL(`${origin}/`);
    const seen = (await window.webContents.executeJavaScript(PROBE)) as Probed;
    const faults = [
      ...(seen.node === 0 ? [] : ['the page sees Node']),
      ...(seen.evalStopped ? [] : ['strings become script']),
      ...(seen.popupStopped ? [] : ['a window was opened']),
      ...(seen.bridge ? [] : ['the bridge is not there or can be changed']),
    ];
    const inside = await sandboxed(window.webContents.getOSProcessId());
    return [
      {
        id: 'page',
        item: 3,
        state: faults.length === 0 ? 'holds' : 'broken',
        detail: faults.length === 0 ? 'no Node, no eval, no windows, a frozen bridge' : faults.join('; '),
      },
      {
        id: 'sandbox',
        item: 4,
        state: inside === null ? 'unknown' : inside ? 'holds' : 'broken',
        detail: inside === null ? 'the system does not say' : inside ? 'held by the system' : 'not held by the system',
      },
    ];
  } finally {
    window.destroy();
  }
}
