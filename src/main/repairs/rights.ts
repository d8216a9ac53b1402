import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import type { RepairPlan } from './repair';

/** A path as one word of a command that people paste into a shell, or a prompt on Windows. */
export function quoted(platform: Platform, path: string): string {
  // A name on Windows cannot hold the mark itself.
  if (platform === 'windows') return `"${path}"`;
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/**
 * How a person gets a folder back into their own hands, where the rights on it keep even them out. A disk that
 * takes no writing at all is no matter of rights.
 */
export async function guideToRights({ files, machine: { platform } }: Ports, folder: string): Promise<RepairPlan> {
  if (await files.diskLocked(folder)) return { kind: 'refuse', fault: 'read-only' };
  const path = quoted(platform, folder);
  const commands =
    platform === 'windows'
      ? [`icacls ${path} /reset /T /C`]
      : [`sudo chown -R "$(id -un)" ${path}`, `chmod -R u+rwX ${path}`];
  return { kind: 'guide', guide: { why: 'admin', commands, open: null } };
}
