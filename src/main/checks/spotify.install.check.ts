import type { Phrase } from '../../contract/phrases';
import { joinPath } from '../paths';
import type { Ports } from '../ports';
import type { Install } from '../spotify/facts';
import { KIND_WORDS } from '../spotify/install-words';
import { namesIn, orNull } from '../spotify/locate/places';
import { findPartialApps, hasPages, missingInApp } from '../spotify/partial-apps';
import { defineCheck, type FoundFact } from './check';

/** Which Spotify is here, whether there are several, and whether its program folder is whole. */
export const check = defineCheck({
  id: 'spotify.install',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 10_000,
  findings: ['install/found', 'install/none', 'install/two-kinds', 'install/damaged', 'install/version-unknown'],
  async run({ ports, spotify, signal }) {
    const installs = await spotify.installs();
    const used = installs[0];
    const isPartial = (await findPartialApps(ports, signal)).length > 0;
    const partial = { id: 'install/damaged' as const, data: { missing: 'Spotify', install: 'mac-app' } };
    if (!used && isPartial) return { status: 'problem', findings: [partial] };
    // Nothing found is no fault, but nothing that works either: Spotify may lie where nobody looks.
    if (!used) return { status: 'unknown', findings: [{ id: 'install/none' }], reason: { code: 'not-found' } };
    const kind = KIND_WORDS[used.kind];
    const findings: FoundFact<'install/found' | 'install/two-kinds' | 'install/damaged' | 'install/version-unknown'>[] =
      [];
    if (used.version === null) findings.push({ id: 'install/version-unknown', data: { kind, install: used.kind } });
    else findings.push({ id: 'install/found', data: { version: used.version, kind, install: used.kind } });
    if (installs.length > 1) {
      const kinds = installs.map((install) => KIND_WORDS[install.kind]).join(', ');
      findings.push({ id: 'install/two-kinds', data: { kinds, count: installs.length } });
    }
    for (const install of installs) {
      const missing = await findMissing(ports, install);
      if (missing.length > 0) {
        findings.push({ id: 'install/damaged', data: { missing: missing.join(', '), install: install.kind } });
        break;
      }
    }
    // A whole one may stand in one place for apps, and the beginning of another in the other.
    if (isPartial && !findings.some(({ id }) => id === 'install/damaged')) findings.push(partial);
    return { status: findings.length > 1 ? 'problem' : 'ok', findings };
  },
});

/**
 * Parts that every Spotify has and this one lacks, or has with nothing in them. A folder that cannot be listed, as the Store's,
 * tells nothing; nor does one that holds next to nothing, which is some packager's own layout.
 */
async function findMissing(ports: Ports, install: Install): Promise<string[]> {
  const { platform } = ports.machine;
  const names = await namesIn(ports, install.folder);
  const lower = new Set(names.map((name) => name.toLowerCase()));
  if (platform === 'macos') return missingInApp(ports, install.folder);
  if (install.kind === 'flatpak' && names.length === 0) return ["Spotify's own files" satisfies Phrase];
  if (names.length === 0) return [];
  const program = platform === 'windows' ? 'Spotify.exe' : 'spotify';
  const library = platform === 'windows' ? 'libcef.dll' : 'libcef.so';
  const missing = lower.has(program.toLowerCase()) ? [] : [program];
  if (names.length >= 5 && !lower.has(library)) missing.push(library);
  const apps = names.find((name) => name.toLowerCase() === 'apps');
  const isCopied = ports.machine.pretend || (await isEmpty(ports, joinPath(platform, install.folder, program)));
  const isHollow = async (path: string) => !isCopied && (await isEmpty(ports, path));
  for (const part of [library, 'icudtl.dat', 'resources.pak']) {
    if (lower.has(part) && (await isHollow(joinPath(platform, install.folder, part)))) missing.push(part);
  }
  if (apps !== undefined) {
    const pages = joinPath(platform, apps, 'xpui.spa');
    const isThere = await hasPages(ports, joinPath(platform, install.folder, apps));
    if (!isThere || (await isHollow(joinPath(platform, install.folder, pages)))) missing.push(pages);
  }
  return missing;
}

/** A file of no bytes, as an update leaves that broke off. Where even the program is one, somebody copied names alone. */
async function isEmpty({ files }: Ports, path: string): Promise<boolean> {
  const facts = await orNull(files.facts(path));
  return facts?.kind === 'file' && facts.size === 0;
}
