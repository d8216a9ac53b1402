import type { Phrase } from '../../contract/phrases';
import { PortError, type Ports } from '../ports';
import { isWriteProtected } from '../spotify/locate/places';
import type { WindowsAnswers } from '../windows/facts';
import { type CheckContext, defineCheck } from './check';

/** Whether somebody, mostly on purpose, keeps Spotify from putting an update into its folder. */
export const check = defineCheck({
  id: 'spotify.update.blocked',
  // Package systems update Spotify on Linux.
  platforms: ['windows', 'macos'],
  reach: 'local',
  timeoutMs: 25_000,
  windows: ['update'],
  findings: ['update/blocked', 'update/open'],
  async run(context) {
    const { machine } = context.ports;
    const used = (await context.spotify.installs()).find((install) => install.updateFolder !== null);
    if (!used?.updateFolder) return { status: 'not-applicable' };
    const how = await seenInTheFolder(context.ports, used.updateFolder);
    if (how !== null) return { status: 'problem', findings: [{ id: 'update/blocked', data: { how } }] };
    if (machine.platform === 'windows') {
      // The rights on a copied folder are those of the copy.
      if (machine.pretend) return { status: 'not-applicable' };
      const denied = await deniedByRights(context);
      if (denied === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
      const data = { how: 'its access rights forbid writing' satisfies Phrase };
      if (denied) return { status: 'problem', findings: [{ id: 'update/blocked', data }] };
    }
    return { status: 'ok', findings: [{ id: 'update/open' }] };
  },
});

/** What is wrong with the folder, in the words of "is blocked (...)"; null when nothing is, or it is not there yet. */
async function seenInTheFolder(ports: Ports, folder: string): Promise<Phrase | null> {
  try {
    const facts = await ports.files.linkFacts(folder);
    if (facts === null) return null;
    if (facts.kind === 'file') return 'a file lies in its place';
    await ports.files.list(folder, 1);
  } catch (error) {
    if (error instanceof PortError && error.code === 'no-permission') return 'it may not be opened';
    throw error;
  }
  return (await isWriteProtected(ports, folder)) ? 'it is locked against writing' : null;
}

/**
 * Bits of FileSystemRights an update needs: list, create files, create folders, delete what is inside,
 * delete; and the generic rights above them.
 */
const NEEDED = 0x1 | 0x2 | 0x4 | 0x40 | 0x10000 | 0xf0000000;

/** Whether a rule denies this person what an update needs; null when Windows did not tell. */
async function deniedByRights(context: CheckContext): Promise<boolean | null> {
  const { update } = await context.windows('update');
  return update && isDenied(update);
}

/** Deny rules that name this person or one of their groups. Without any folder nothing is denied. */
export function isDenied({ mine, rules }: WindowsAnswers['update']): boolean {
  return (rules ?? []).some((rule) => rule.deny && mine.includes(rule.sid) && (rule.rights & NEEDED) !== 0);
}
