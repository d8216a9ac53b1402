import type { Finding } from '../../contract/diagnosis';

/** All findings of a run, asked by their ids. */
export interface Known {
  has(...anyOf: string[]): boolean;
  /** A value of the first finding of that id, as text; empty where there is none. */
  value(id: string, key: string): string;
}

/** Opens the findings of a run for questions. */
export function openKnown(findings: readonly Finding[]): Known {
  const byId = new Map<string, Finding>();
  for (const finding of findings) if (!byId.has(finding.id)) byId.set(finding.id, finding);
  return {
    has: (...ids) => ids.some((id) => byId.has(id)),
    value: (id, key) => textOf(byId.get(id), key),
  };
}

/** A value of a finding as text; empty where it has none. */
export function textOf(finding: Finding | undefined, key: string): string {
  const value = finding && Object.hasOwn(finding.data, key) ? finding.data[key] : null;
  return value === null || value === undefined ? '' : String(value);
}

/** A proxy that Spotify's traffic goes through lets it through. */
export function goesThroughProxy({ has, value }: Known): boolean {
  // What is set inside Spotify counts before anything else.
  if (has('prefs-proxy/set', 'prefs-proxy/incomplete')) return has('prefs-proxy/answers');
  if (usesNoProxy({ has, value })) return false;
  if (has('system-proxy/set', 'system-proxy/script')) return has('system-proxy/answers');
  return has('env-proxy/answers');
}

/** Spotify is told to go past every proxy, the system's and the environment's too. */
export function usesNoProxy({ value }: Known): boolean {
  return value('prefs-proxy/none', 'off') === 'true';
}

/** Everything that Spotify needs of its servers answers from here. */
export function spotifyAnswers({ has }: Known): boolean {
  return has('https/works') && has('ap/reachable') && has('apresolve/works');
}

/** Something of Spotify's answers from here, so there is a way out. */
export function someOfSpotifyAnswers({ has, value }: Known): boolean {
  // On port 80 sign-in pages answer in everybody's name.
  if (has('ap/reachable') && value('ap/reachable', 'port') !== '80') return true;
  return has(
    'apresolve/works',
    'https/works',
    'https/accounts-works',
    'https/server-error',
    'https/too-many',
    // Said only where others of Spotify's servers answer.
    'https/host-down',
    'https/needed-host-down',
  );
}

/** Other sites answer: the network as a whole works. */
export function othersAnswer({ has }: Known): boolean {
  return has('internet/works');
}

/** The name server is in trouble of any kind. */
export function namesFail({ has }: Known): boolean {
  return has('dns/dead', 'dns/refused', 'dns/missing', 'dns/blocked', 'dns/slow');
}

/** The clock is known to be right, or nearly so. */
export function clockIsRight({ has }: Known): boolean {
  return has('clock/right', 'clock/slightly-off');
}
