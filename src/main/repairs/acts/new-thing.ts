import { folderOf } from '../../paths';
import type { ActOf } from './act';
import { type ActContext, ActFault, type Standing } from './kind';

/** What acts have in common that bring something new: it is known again by its number on the disk. */
type NewThing = Pick<ActOf<'download' | 'copy-app'>, 'path' | 'to' | 'folder'>;

/** Nothing in the place is `before`; what is there by another number came from somebody else. */
export async function lookNew({ path }: NewThing, { ports: { files }, copy }: ActContext): Promise<Standing> {
  const here = await files.linkFacts(path);
  if (here === null) return 'before';
  const known = await copy.get();
  return known !== null && new TextDecoder().decode(known) === here.inode ? 'after' : 'other';
}

/** Remembers what is about to get its name. */
export async function rememberNew(draft: string, { ports: { files }, copy }: ActContext): Promise<void> {
  const facts = await files.linkFacts(draft);
  if (facts === null) throw new ActFault('changed');
  await copy.replace(new TextEncoder().encode(facts.inode));
}

/** It is never deleted: it gets the name that it had before it was whole. */
export async function revertNew(act: NewThing, context: ActContext): Promise<void> {
  await guardNew(act, context);
  await context.ports.files.rename(act.path, act.to);
}

/** SECURITY: [sec-31] nothing behind a link, nothing elsewhere than planned. */
export async function guardNew({ path, to, folder }: NewThing, { ports }: ActContext): Promise<void> {
  const { platform } = ports.machine;
  const around = folderOf(platform, path);
  if (around !== folderOf(platform, to)) throw new ActFault('failed');
  if ((await ports.files.realPath(around)) !== folder) throw new ActFault('link');
}

/** Name of a new thing until it is whole, and after it was put back. */
export const draftOf = (path: string, stamp: string) => `${path}.backline-${stamp}.newer`;
