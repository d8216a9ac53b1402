import { defineCheck } from './check';
import { controlAnswers, isCertificateError } from './control-hosts';

export const check = defineCheck({
  id: 'net.internet',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: ['internet/works', 'internet/none', 'internet/partly'],
  async run(context) {
    const asked = await controlAnswers(context);
    // A site's own trouble (5xx) is still an answer from the internet.
    const times = asked.flatMap(({ answer }) => (answer === null ? [] : [answer.ms]));
    const silent = asked.filter(({ answer }) => answer === null);
    if (times.length > 0) {
      return {
        status: 'ok',
        findings: [
          { id: 'internet/works', data: { ms: Math.round(Math.min(...times)) } },
          ...silent.map(({ host, error }) => ({ id: 'internet/partly' as const, data: { host, error } })),
        ],
      };
    }
    // Reached, but with a certificate nobody should accept: a wrong clock, a sign-in page or somebody in
    // between. Whether the internet is behind that cannot be told from here.
    const odd = silent.find(({ error }) => isCertificateError(error));
    if (odd) return { status: 'unknown', reason: { code: 'unreadable-answer', detail: odd.error ?? undefined } };
    return { status: 'problem', findings: [{ id: 'internet/none', data: { error: silent[0]?.error ?? 'UNKNOWN' } }] };
  },
});
