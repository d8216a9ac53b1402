import { PortError } from '../ports';
import { type CheckContext, defineCheck } from './check';
import { askAccount, countryIn } from './web-api';

/** Tells the country it sees a connection come from, and is asked by `net.internet` anyway. */
const LOOKUP = 'https://www.cloudflare.com/cdn-cgi/trace';

/**
 * Whether the connection comes out in the account's country; a VPN may move it. Only with the answer
 * `country-lookup: yes`, each time anew. The account's country is the answer `account-country`, or what
 * the Web API says with a token.
 */
export const check = defineCheck({
  id: 'net.geo',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  timeoutMs: 15_000,
  onDemand: true,
  findings: ['geo/matches', 'geo/differs'],
  async run(context) {
    if (context.answers['country-lookup'] !== 'yes') return { status: 'unknown', reason: { code: 'needs-consent' } };
    // Without the other half nobody has to be asked for this one.
    const account = await accountCountry(context);
    if (account === null) return { status: 'unknown', reason: { code: 'needs-answer' } };
    const { ports, signal } = context;
    const { status, body } = await ports.net.http(LOOKUP, { timeoutMs: 4000, signal });
    const here = status === 200 ? readTrace(body) : null;
    if (here === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const data = { here, account };
    if (here === account) return { status: 'ok', findings: [{ id: 'geo/matches', data }] };
    return { status: 'problem', findings: [{ id: 'geo/differs', data }] };
  },
});

async function accountCountry(context: CheckContext): Promise<string | null> {
  const said = countryIn(context.answers['account-country']);
  if (said !== null || !context.secrets.webApiToken) return said;
  try {
    return countryIn((await askAccount(context))?.country);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof PortError) return null;
    throw error;
  }
}

/** Reads lines such as `ip=203.0.113.7` and `loc=DE`; only the country is kept. XX and T1 (Tor) are none. */
export function readTrace(text: string): string | null {
  const country = countryIn(/^loc=([A-Za-z]{2})\s*$/m.exec(text)?.[1]);
  return country === 'XX' ? null : country;
}
