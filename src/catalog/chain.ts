import type { CheckText, ResolvedEntry } from '../contract/catalog';
import type { CheckReport, Finding, Reason } from '../contract/diagnosis';
import type { Tone } from '../contract/words';
import { describeFinding, type SayValue } from './sentence';

/** One link of an entry's chain as it stands on this computer. */
export interface LitLink {
  state: 'works' | 'broken' | 'unknown' | 'checking';
  /** The sentence of the finding behind the state, where the check's texts are at hand. */
  evidence: string | null;
  /** The finding behind the state. */
  finding: Finding | null;
  /** Why a check that ran cannot tell. */
  reason: Reason | null;
  /** False when no check looks at this link, or none has answered yet. */
  checked: boolean;
}

const DARK: LitLink = { state: 'unknown', evidence: null, finding: null, reason: null, checked: false };

/**
 * Lights the links of an entry's chain, one answer per link and in its order. A link without a
 * probe, without an answer, or with an answer that cannot tell stays `unknown`: a check that could
 * not run never lights a lamp. A running check wins over its older answer.
 */
export function lightChain(
  entry: Pick<ResolvedEntry, 'chain'>,
  checks: readonly CheckReport[],
  running: readonly string[],
  texts: readonly CheckText[] = [],
  sayValue?: SayValue,
): LitLink[] {
  return entry.chain.map(({ probe }) => {
    if (probe === undefined) return DARK;
    if (running.includes(probe)) return { ...DARK, state: 'checking' };
    const report = checks.findLast(({ id }) => id === probe);
    if (!report) return DARK;
    return light(
      report,
      texts.find(({ id }) => id === probe),
      sayValue,
    );
  });
}

function light(report: CheckReport, text: CheckText | undefined, sayValue?: SayValue): LitLink {
  if (report.status === 'ok') return { ...say(report, text, 'works', sayValue), state: 'works' };
  if (report.status === 'problem') return { ...say(report, text, 'broken', sayValue), state: 'broken' };
  return { ...DARK, reason: report.reason, checked: true };
}

/** The finding that carries the state: the first of the fitting tone, else the first at all. */
function say(
  report: CheckReport,
  text: CheckText | undefined,
  tone: Tone,
  sayValue?: SayValue,
): Omit<LitLink, 'state'> {
  const fitting = report.findings.find(({ id }) => text?.findings[id]?.tone === tone);
  const finding = fitting ?? report.findings[0] ?? null;
  return { evidence: finding && describeFinding(finding, text, sayValue), finding, reason: null, checked: true };
}
