import { defineCheck } from './check';
import { askAccount, countryIn } from './web-api';

/** What Spotify says of the account itself. Only with a token that the person pastes for this run. */
export const check = defineCheck({
  id: 'webapi.account',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 12_000,
  onDemand: true,
  findings: ['account/premium', 'account/free'],
  async run(context) {
    if (!context.secrets.webApiToken) return { status: 'unknown', reason: { code: 'needs-token' } };
    const account = await askAccount(context);
    // Programs in development mode may not be told; then nothing is known.
    const product = typeof account?.product === 'string' ? account.product : null;
    const country = countryIn(account?.country);
    if (product === 'premium') return { status: 'ok', findings: [{ id: 'account/premium', data: { country } }] };
    // `open` is the same as `free`.
    if (product === 'free' || product === 'open') {
      return { status: 'ok', findings: [{ id: 'account/free', data: { country } }] };
    }
    return { status: 'unknown', reason: { code: 'unreadable-answer' } };
  },
});
