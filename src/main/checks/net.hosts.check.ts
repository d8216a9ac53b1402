import { decodeHosts, findSpotifyLines, type HostsKind, type HostsLine } from '../spotify/hosts';
import { hostsPath } from '../spotify/hosts-path';
import { orNull } from '../spotify/locate/places';
import { addressKind } from './addresses';
import { type CheckContext, defineCheck, type FoundFact } from './check';

type Id =
  | 'hosts/clean'
  | 'hosts/spotify-blocked'
  | 'hosts/accounts-blocked'
  | 'hosts/playback-blocked'
  | 'hosts/update-blocked'
  | 'hosts/redirected'
  | 'hosts/other-spotify'
  | 'hosts/no-effect';

const BLOCKED: Readonly<Partial<Record<HostsKind, Id>>> = {
  core: 'hosts/spotify-blocked',
  accounts: 'hosts/accounts-blocked',
  playback: 'hosts/playback-blocked',
  update: 'hosts/update-blocked',
};
/** The largest block lists have some 20 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Lines told one by one for each finding; their number is told in any case. */
const MAX_TOLD = 3;
/** Names of a long list that are looked up; the list is heeded as a whole or not at all. */
const MAX_ASKED = 8;
const ATTEMPT_MS = 2500;

/** What the hosts file does to Spotify's names. */
export const check = defineCheck<Id>({
  id: 'net.hosts',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 15_000,
  findings: [
    'hosts/clean',
    'hosts/spotify-blocked',
    'hosts/accounts-blocked',
    'hosts/playback-blocked',
    'hosts/update-blocked',
    'hosts/redirected',
    'hosts/other-spotify',
    'hosts/no-effect',
  ],
  async run(context) {
    const { ports, signal } = context;
    const path = await hostsPath(ports, signal);
    const lines = await withoutUnheeded(
      context,
      findSpotifyLines(decodeHosts(await ports.files.read(path, MAX_BYTES))),
    );
    const groups = new Map<Id, HostsLine[]>();
    for (const line of lines) {
      const id = judge(line);
      if (id) groups.set(id, [...(groups.get(id) ?? []), line]);
    }
    const others = groups.get('hosts/other-spotify') ?? [];
    groups.delete('hosts/other-spotify');
    const inert = groups.get('hosts/no-effect') ?? [];
    groups.delete('hosts/no-effect');
    const findings = [...groups].flatMap(([id, group]) => tell(id, group));
    const isBroken = findings.length > 0;
    if (others.length > 0) findings.push({ id: 'hosts/other-spotify', data: { count: countNames(others) } });
    else if (!isBroken) findings.push({ id: 'hosts/clean' });
    findings.push(...tell('hosts/no-effect', inert.slice(0, 1)));
    return { status: isBroken ? 'problem' : 'ok', findings };
  },
});

/**
 * What the system makes of lines that send a name nowhere: where it has real addresses for the name it does not
 * heed the line, which is then inert. A dot behind the name is enough for that on Linux.
 */
async function withoutUnheeded({ ports, signal, offline }: CheckContext, lines: HostsLine[]): Promise<HostsLine[]> {
  // Offline nobody is asked for names, and in a fake home it is another computer's file.
  if (offline || ports.machine.pretend) return lines;
  const doubtful = [...new Set(lines.filter(({ kind, dead }) => dead && kind in BLOCKED).map(({ name }) => name))];
  const unheeded = new Set<string>();
  await Promise.all(
    doubtful.slice(0, MAX_ASKED).map(async (name) => {
      const found = await orNull(ports.net.lookup(name, { timeoutMs: ATTEMPT_MS, signal }));
      if (found?.length && found.every(({ address }) => addressKind(address) === 'public')) unheeded.add(name);
    }),
  );
  return lines.map((line) => (line.dead && unheeded.has(line.name) ? { ...line, kind: 'inert' } : line));
}

/** Names for advertising and statistics count only while they lead nowhere. */
function judge({ kind, dead }: HostsLine): Id | null {
  if (kind === 'inert') return 'hosts/no-effect';
  if (kind === 'other') return dead ? 'hosts/other-spotify' : null;
  return dead ? (BLOCKED[kind] ?? null) : 'hosts/redirected';
}

/** The first line for each name; a block list often has one name for IPv4 and once more for IPv6. */
function tell(id: Id, lines: readonly HostsLine[]): FoundFact<Id>[] {
  const firsts = lines.filter((line, index) => lines.findIndex((other) => other.name === line.name) === index);
  return firsts
    .slice(0, MAX_TOLD)
    .map(({ line, name, address }) => ({ id, data: { line, name, address, count: firsts.length } }));
}

function countNames(lines: readonly HostsLine[]): number {
  return new Set(lines.map((line) => line.name)).size;
}
