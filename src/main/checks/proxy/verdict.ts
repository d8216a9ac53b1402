import type { CheckOutcome, FindingData, FoundFact } from '../check';
import type { ProxyTrial } from './liveness';

/** Who names the proxy; the first half of the findings about it. */
export type ProxyNamer = 'prefs-proxy' | 'system-proxy' | 'env-proxy';
type TrialFinding<N extends ProxyNamer> = `${N}/${'answers' | 'needs-login' | 'forbids' | 'dead'}`;

export interface Known<F extends string> {
  /** What was known before it was tried. */
  found: FoundFact<F>[];
  /** A login is stored for it, which is not ours to use. */
  hasLogin: boolean;
  /** Put into every finding about the trial. */
  data?: FindingData;
}

/** The answer of a check about a proxy that was tried. */
export function judgeTrial<N extends ProxyNamer, F extends string>(
  namer: N,
  trial: ProxyTrial,
  { found, hasLogin, data }: Known<F>,
): CheckOutcome<F | TrialFinding<N>> {
  const fact = (word: 'answers' | 'needs-login' | 'forbids' | 'dead', more?: FindingData) => {
    const all = { ...data, ...more };
    const id: TrialFinding<N> = `${namer}/${word}`;
    return Object.keys(all).length > 0 ? { id, data: all } : { id };
  };
  switch (trial.kind) {
    case 'answers':
      return { status: 'ok', findings: [...found, fact('answers')] };
    case 'wants-login':
      // With a login this is what a healthy proxy says to a stranger.
      return hasLogin
        ? { status: 'ok', findings: [...found, fact('answers', { wantsLogin: true })] }
        : { status: 'problem', findings: [...found, fact('needs-login')] };
    case 'forbids':
      return { status: 'problem', findings: [...found, fact('forbids', { status: trial.status })] };
    case 'dead':
      return { status: 'problem', findings: [...found, fact('dead', { error: trial.error, system: trial.system })] };
    case 'unclear':
      return { status: 'unknown', findings: found, reason: trial.reason };
  }
}
