import type { Reason } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import type { Ports } from '../ports';
import type { SpotifyFacts } from '../spotify/facts';
import type { WindowsBatch } from '../windows/batch';
import type { WindowsSection } from '../windows/script';

/** JSON scalars a finding may carry. */
export type FindingData = Record<string, string | number | boolean | null>;

/** What a check answers: its findings out of its closed list, or why it cannot tell. */
export type CheckOutcome<F extends string> =
  | { status: 'ok' | 'problem'; findings: FoundFact<F>[] }
  | { status: 'unknown'; findings?: FoundFact<F>[]; reason: Reason }
  | { status: 'not-applicable'; findings?: FoundFact<F>[] };

export interface FoundFact<F extends string> {
  id: F;
  data?: FindingData;
}

export interface CheckContext {
  ports: Ports;
  /** Ends when the run is cancelled or the check's own time is up. */
  signal: AbortSignal;
  /** True when the run may not touch the network; a local check then leaves out what would. */
  offline: boolean;
  /** Where Spotify is, its prefs and its processes; read once for a run, however many checks ask. */
  spotify: SpotifyFacts;
  /** What the person said in this run, by question: `offline-mode` is `on` or `off`. Empty when nobody was asked. */
  answers: Readonly<Record<string, string>>;
  /** For this run alone; never part of a finding, a reason or a log. */
  secrets: Readonly<RunSecrets>;
  /**
   * Sections of the run's one Windows batch, which the check declares in `windows`; null = that section could
   * not be read. Throws PortError when the batch as a whole failed.
   */
  windows: WindowsBatch;
  /** Computes a value once for a run: one address list, one answer of a program. */
  shared<T>(key: string, compute: () => Promise<T>): Promise<T>;
}

/** What a person pasted for one run; kept in memory only. */
export interface RunSecrets {
  /** Token of Spotify's Web API. */
  webApiToken?: string;
}

/**
 * When "what is wrong?" asks: 1 = what decides most at once, 2 = what explains or narrows, 3 = what only matters
 * once Spotify gets through. A later stage is asked only as far as it could still change the answer.
 */
export type Stage = 1 | 2 | 3;
/** Of a check that names none. */
export const LAST_STAGE: Stage = 3;

export interface Check<F extends string = string> {
  id: string;
  platforms: readonly Platform[];
  /** Local checks touch this computer only; network checks contact the hosts named in the catalogue. */
  reach: 'local' | 'network';
  timeoutMs: number;
  /** The last one where it is left out. */
  stage?: Stage;
  /**
   * Sections of the Windows batch it may ask for, `processes` for the list of programs among them. Only what
   * the checks of a run declare is read.
   */
  windows?: readonly WindowsSection[];
  /**
   * Not part of "what is wrong?": it asks something of the person, or of devices around. It runs when asked
   * for by id, or when a step of the entry at hand names it.
   */
  onDemand?: true;
  /** Closed list; a test holds it equal to `catalog/findings/<id>.yaml`. */
  findings: readonly F[];
  run(context: CheckContext): Promise<CheckOutcome<F>>;
}

/** Declares a check. The type parameter keeps `run` to the declared findings. */
export function defineCheck<const F extends string>(check: Check<F>): Check<F> {
  return check;
}
