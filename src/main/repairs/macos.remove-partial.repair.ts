import { folderOf } from '../paths';
import type { Ports } from '../ports';
import { isWriteProtected, kindAt } from '../spotify/locate/places';
import { findPartialApps, missingInApp } from '../spotify/partial-apps';
import { planMove } from './acts/move-aside';
import { downloadPlaces } from './downloads';
import { defineRepair, type PlanContext, whileClosed } from './repair';
import { quoted } from './rights';

/** Reading every file of the bundle takes a while on an old disk. */
const VERIFY_MS = 60_000;

/**
 * Moves a copy of Spotify that broke off out of the way: one that lacks its program, or of which the system says
 * that it is not as its maker sealed it. Under its new name the Finder takes it for a folder.
 */
export const repair = defineRepair({
  id: 'rep.macos.remove-partial',
  platforms: ['macos'],
  checks: ['spotify.install'],
  needs: ['install/damaged'],
  calm: ['install/none', 'install/found', 'install/version-unknown'],
  async plan(context) {
    const { ports, stamp, program } = context;
    const broken = await findBroken(context);
    // What lacks a part and still bears its seal lacks nothing the system knows of.
    if (broken.length === 0) return { kind: 'refuse', fault: 'changed' };
    const locked = await lockedOnes(ports, broken);
    if (locked.length > 0) {
      const commands = locked.map((app) => `sudo mv ${quoted('macos', app)} ${quoted('macos', `${app}.old`)}`);
      return { kind: 'guide', guide: { why: 'admin', commands, open: null }, warnings: ['install-again'] };
    }
    const spare = await downloadPlaces(context);
    const moves = await Promise.all(broken.map((app) => planMove(ports, app, { stamp, spare, closed: true })));
    const acts = moves.filter((move) => move !== null);
    const isOwn = broken.some((app) => program?.startsWith(`${app}/`));
    return {
      kind: 'do',
      acts: whileClosed(isOwn ? { ...context, program: null } : context, acts),
      warnings: ['install-again'],
    };
  },
});

/** Bundles without a program, and those that lack something and whose seal is broken. */
async function findBroken({ ports, spotify, signal }: PlanContext): Promise<string[]> {
  const found = new Set(await findPartialApps(ports, signal));
  for (const { folder, program } of await spotify.installs()) {
    // A patched client breaks the seal too: only of what lacks a part is it asked.
    if ((await missingInApp(ports, folder)).length === 0) continue;
    if ((await kindAt(ports, program)) !== 'file' || !(await isSealed(ports, folder, signal))) found.add(folder);
  }
  return [...found];
}

/** Judged by the exit code alone: 0 whole, 1 not. Throws PortError where it cannot be asked. */
async function isSealed({ exec }: Ports, app: string, signal: AbortSignal): Promise<boolean> {
  const { code } = await exec.run('codesign', ['--verify', '--deep', app], { timeoutMs: VERIFY_MS, signal });
  // Another code says that the tool was used wrongly, not that the bundle is broken.
  return code !== 1 && code !== 3;
}

async function lockedOnes(ports: Ports, apps: readonly string[]): Promise<string[]> {
  const locked: string[] = [];
  for (const app of apps) if (await isWriteProtected(ports, folderOf('macos', app))) locked.push(app);
  return locked;
}
