import type { Phrase } from '../../contract/phrases';
import type { TlsFacts } from '../ports';
import { defineCheck } from './check';
import { isValidityError } from './control-hosts';
import { reasonOf } from './reasons';

const HOST = 'accounts.spotify.com';

export const check = defineCheck({
  id: 'net.tls.intercept',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: ['tls/direct', 'tls/intercepted', 'tls/untrusted', 'tls/expired', 'tls/wrong-name'],
  async run({ ports, signal }) {
    let seen: TlsFacts;
    try {
      seen = await ports.net.tls(HOST, 443, { timeoutMs: 4000, signal });
    } catch (error) {
      signal.throwIfAborted();
      // Not getting there at all is for other checks to judge.
      const { code, detail } = reasonOf(error);
      return { status: 'unknown', reason: { code: code === 'timeout' ? code : 'no-answer', detail } };
    }
    const data = { issuer: seen.issuer ?? ('unknown' satisfies Phrase), error: seen.error };
    if (seen.trustedByMozilla) return { status: 'ok', findings: [{ id: 'tls/direct', data }] };
    // Only something this computer was told to trust can have signed it: a virus scanner, a company, a debugger.
    if (seen.trustedHere) return { status: 'ok', findings: [{ id: 'tls/intercepted', data }] };
    if (isValidityError(seen.error)) return { status: 'problem', findings: [{ id: 'tls/expired', data }] };
    if (seen.error === 'ERR_TLS_CERT_ALTNAME_INVALID') {
      return { status: 'problem', findings: [{ id: 'tls/wrong-name', data }] };
    }
    if (seen.trustedHere === null) {
      return { status: 'unknown', reason: { code: 'not-readable', detail: seen.error ?? undefined } };
    }
    return { status: 'problem', findings: [{ id: 'tls/untrusted', data }] };
  },
});
