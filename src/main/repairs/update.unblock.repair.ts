import { isWriteProtected, orNull } from '../spotify/locate/places';
import { planMove } from './acts/move-aside';
import { downloadPlaces } from './downloads';
import { defineRepair, type PlanContext, type RepairPlan, whileClosed } from './repair';
import { quoted } from './rights';
import { INHERITED, tool } from './tools/folder-rights.tool';

/** The next update writes over what other tools changed, and somebody may have wanted none. */
const WARNINGS = ['on-purpose', 'changes'];

/**
 * Lets Spotify put an update into its folder again: a file that lies in its place gets another name, and rules that
 * forbid writing go. Rights on a Mac are left to the person.
 */
export const repair = defineRepair({
  id: 'rep.update.unblock',
  platforms: ['windows', 'macos'],
  checks: ['spotify.update.blocked'],
  needs: ['update/blocked'],
  async plan(context): Promise<RepairPlan> {
    const { ports, spotify, stamp } = context;
    // The one the check speaks of.
    const folder = (await spotify.installs()).find(({ updateFolder }) => updateFolder !== null)?.updateFolder;
    const facts = folder ? await ports.files.linkFacts(folder) : null;
    if (!folder || facts === null) return { kind: 'refuse', fault: 'changed' };
    if (facts.kind === 'file') {
      const spare = await downloadPlaces(context);
      const move = await planMove(ports, folder, { stamp, spare, closed: true });
      return move
        ? { kind: 'do', acts: whileClosed(context, [move]), warnings: WARNINGS }
        : { kind: 'refuse', fault: 'changed' };
    }
    if (facts.kind !== 'folder') return { kind: 'refuse', fault: 'link' };
    return ports.machine.platform === 'windows' ? planRights(context, folder) : guide(context, folder);
  },
});

async function planRights(context: PlanContext, folder: string): Promise<RepairPlan> {
  const { ports, signal } = context;
  const before = await orNull(tool.read([folder], ports, signal));
  // A mark of read-only, or rules of the folder around it, are none of its own rules.
  const isDenied = before?.includes('(D;') === true || before?.startsWith('D:P') === true;
  if (before === null || !isDenied || (await isWriteProtected(ports, folder))) return guide(context, folder);
  const act = { kind: 'setting' as const, tool: 'folder-rights' as const, name: [folder], before, after: INHERITED };
  return { kind: 'do', acts: whileClosed(context, [act]), warnings: WARNINGS };
}

function guide({ ports }: PlanContext, folder: string): RepairPlan {
  const { platform } = ports.machine;
  const path = quoted(platform, folder);
  const commands =
    platform === 'windows'
      ? [`attrib -R ${path} /D`, `icacls ${path} /reset /T /C`]
      : [`chflags -R nouchg ${path}`, `chmod -R u+rwX ${path}`];
  return { kind: 'guide', guide: { why: 'only-you', commands, open: null }, warnings: WARNINGS };
}
