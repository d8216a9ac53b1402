import { type CheckContext, defineCheck } from './check';
import { askControl, type ControlAnswer, controlAnswers, isValidityError } from './control-hosts';

const WARN_S = 30;
const WRONG_S = 300;
/** Two servers that differ more than this cannot both be right. */
const DISAGREE_S = 60;

export const check = defineCheck({
  id: 'sys.clock',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: ['clock/right', 'clock/slightly-off', 'clock/wrong'],
  async run(context) {
    let asked = await controlAnswers(context);
    // Under a clock that is years off no certificate is valid; unencrypted answers carry the time as well.
    if (asked.every(({ answer }) => answer === null) && asked.some(({ error }) => isValidityError(error))) {
      asked = await askPlainly(context, asked);
    }
    const skews = asked.flatMap((one) => skewOf(one) ?? []);
    const [first, ...others] = skews;
    if (first === undefined) return { status: 'unknown', reason: { code: 'no-answer' } };
    if (others.some((skew) => Math.abs(skew - first) > DISAGREE_S)) {
      return { status: 'unknown', reason: { code: 'unreadable-answer', detail: 'the servers disagree' } };
    }
    const skew = skews.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best));
    // A positive skew means that the servers are ahead, so this clock is behind.
    const data = { seconds: Math.round(Math.abs(skew)), behind: skew > 0 };
    if (data.seconds > WRONG_S) return { status: 'problem', findings: [{ id: 'clock/wrong', data }] };
    return { status: 'ok', findings: [{ id: data.seconds > WARN_S ? 'clock/slightly-off' : 'clock/right', data }] };
  },
});

function askPlainly(context: CheckContext, asked: readonly ControlAnswer[]): Promise<ControlAnswer[]> {
  return Promise.all(asked.map(({ host }) => askControl(context, host, 'http')));
}

/** Seconds the server's clock is ahead of ours; null when the answer does not tell. */
function skewOf({ answer, nowMs }: ControlAnswer): number | null {
  if (answer === null || nowMs === null) return null;
  const date = Date.parse(answer.headers.date ?? '');
  if (!Number.isFinite(date)) return null;
  // A stored answer keeps the time it was made; `Age` says how long ago that was, in seconds.
  const age = /^\d{1,9}$/.test(answer.headers.age ?? '') ? Number(answer.headers.age) : 0;
  // The header counts whole seconds, so it is half a second early on average.
  return (date + 500 + age * 1000 - (nowMs - answer.ms / 2)) / 1000;
}
