import type { Phrase } from '../../contract/phrases';
import { folderOf } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { isWriteProtected, kindAt, orNull } from '../spotify/locate/places';
import { defineCheck, type FoundFact } from './check';

/**
 * Whether this person may write where Spotify writes. Windows is left out: without trying to write it
 * tells nothing but the read-only mark, which folders ignore.
 */
export const check = defineCheck({
  id: 'spotify.writeperm',
  platforms: ['macos', 'linux'],
  reach: 'local',
  timeoutMs: 5000,
  findings: ['folders/writable', 'folders/not-writable'],
  async run({ ports, spotify }) {
    const used = (await spotify.installs())[0];
    if (!used) return { status: 'not-applicable' };
    const findings: FoundFact<'folders/not-writable'>[] = [];
    let known = 0;
    for (const [folder, path] of foldersOf(ports, used)) {
      if ((await kindAt(ports, path)) !== 'folder') continue;
      const isProtected = await isWriteProtected(ports, path);
      if (isProtected || (await orNull(ports.files.writable(path))) !== null) known++;
      const isTold = findings.some((found) => found.data?.folder === folder);
      if (isProtected && !isTold) findings.push({ id: 'folders/not-writable', data: { folder } });
    }
    if (findings.length > 0) return { status: 'problem', findings };
    // Before Spotify's first run there is nothing to tell.
    if (known === 0) return { status: 'unknown', reason: { code: 'not-found' } };
    return { status: 'ok', findings: [{ id: 'folders/writable' }] };
  },
});

/** What a folder is called in "may not write to its ... folder". */
function foldersOf({ machine }: Ports, install: Install): [Phrase, string][] {
  const cache = install.cacheFolders[0];
  return [
    ['settings', folderOf(machine.platform, install.prefs)],
    ...(cache
      ? [['cache', folderOf(machine.platform, cache)] as [Phrase, string], ['cache', cache] as [Phrase, string]]
      : []),
    ['downloads', install.storageFolder],
    ...(install.updateFolder ? [['update', install.updateFolder] as [Phrase, string]] : []),
  ];
}
