import { join } from 'node:path';
import { app } from 'electron';
import type { Files } from '../ports';
import { APP_VERSION } from '../services/version';
import {
  navigationPoint,
  type Point,
  pagePoints,
  permissionPoint,
  schemePoint,
  switchPoint,
  windowPoint,
} from './posture';
import type { ShellOptions } from './start';

/** What `--self-test` prints, as one line of JSON. */
export interface SelfTest {
  /** False as soon as one point is broken, or a packaged program cannot tell about one. */
  ok: boolean;
  app: { version: string; packaged: boolean; host: string; platform: string; arch: string };
  versions: Record<string, string>;
  points: Point[];
}

/** Whether these points are good enough: nothing broken and, in a package, nothing left open but what only Linux leaves. */
export function passes(points: readonly Point[], packaged: boolean): boolean {
  return points.every(({ state }) => state === 'holds' || (state === 'unknown' && !packaged));
}

/** What cannot be told where Electron itself is not there. */
export const WITHOUT_ELECTRON: readonly Point[] = [
  ['fuses', 19],
  ['archive', 45],
  ['page', 3],
  ['sandbox', 4],
].map(([id, item]) => ({ id: String(id), item: Number(item), state: 'unknown', detail: 'no Electron here' }));

/**
 * Looks at the security posture of the running program, prints it and answers the exit code: 0 all holds,
 * 1 something does not. Shows no window, contacts nothing and changes nothing.
 */
export async function runSelfTest(options: ShellOptions): Promise<number> {
  const electron = 'electron' in process.versions;
  const { files } = options.open(options.dataFolder ?? app.getPath('userData'));
  const points = [
    ...(await pointsAnywhere(files, options.origin)),
    ...(await electronPoints(electron, files, options.origin)),
  ];
  const told: SelfTest = {
    ok: passes(points, app.isPackaged),
    app: {
      version: APP_VERSION,
      packaged: app.isPackaged,
      host: electron ? 'Electron' : 'stand-in for Electron',
      platform: process.platform,
      arch: process.arch,
    },
    versions: Object.fromEntries(
      ['electron', 'chrome', 'node', 'v8'].flatMap((name) => {
        const version = process.versions[name];
        return version === undefined ? [] : [[name, version]];
      }),
    ),
    points,
  };
  await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(told)}\n`, () => resolve()));
  return told.ok ? 0 : 1;
}

/** Built files lie beside the main bundle. This module is in a folder of shared parts once it is built. */
const BUILT = import.meta.url.includes('/chunks/')
  ? join(import.meta.dirname, '../..')
  : join(import.meta.dirname, '..');
const RENDERER = join(BUILT, 'renderer');

async function pointsAnywhere(files: Pick<Files, 'read' | 'realPath'>, origin: string): Promise<Point[]> {
  return [
    windowPoint(),
    schemePoint(),
    ...(await pagePoints(files, RENDERER, origin)),
    permissionPoint(origin),
    navigationPoint(origin),
    switchPoint(process.argv),
  ];
}

async function electronPoints(
  electron: boolean,
  files: Pick<Files, 'read' | 'realPath'>,
  origin: string,
): Promise<Point[]> {
  if (!electron) return [...WITHOUT_ELECTRON];
  const { archivePoint, fusePoint, livePoints } = await import('./posture-electron');
  const preload = join(BUILT, 'preload', 'index.cjs');
  return [
    await fusePoint(),
    archivePoint(),
    ...(await livePoints({ files, folder: RENDERER, preload, origin }).catch((error: unknown): Point[] => [
      { id: 'page', item: 3, state: 'broken', detail: error instanceof Error ? error.message : String(error) },
    ])),
  ];
}
