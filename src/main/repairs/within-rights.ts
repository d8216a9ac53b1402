import { isInside } from '../paths';
import type { Ports } from '../ports';
import { hostsPath } from '../spotify/hosts-path';
import type { Act } from './acts/act';
import type { JournalFile } from './journal';

/**
 * SECURITY: [sec-31] a journal lies where every program of the person may write. Read back by a program that runs
 * as administrator, it could name any file of the system; so an administrator's undo and finish touch the person's
 * own files and the one hosts file, and nothing else. Links are refused by the acts themselves.
 */
export async function isWithinRights(ports: Ports, { acts }: JournalFile, signal: AbortSignal): Promise<boolean> {
  const { platform, home } = ports.machine;
  if ((await ports.machine.elevated()) === false) return true;
  const hosts = acts.some(({ act }) => act.kind === 'edit-bytes') ? await hostsPath(ports, signal) : '';
  return acts.every(({ act }) => placesOf(act).every((path) => path === hosts || isInside(platform, home, path)));
}

/** Every path that an act writes to. */
function placesOf(act: Act): string[] {
  const named = ['path', 'to'] as const;
  return named.flatMap((name) => {
    const path: unknown = Reflect.get(act, name);
    return typeof path === 'string' ? [path] : [];
  });
}
