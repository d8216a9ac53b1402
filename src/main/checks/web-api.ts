import { PortError } from '../ports';
import type { CheckContext } from './check';

/**
 * Asks Spotify's Web API with the token the person pasted for this run. Null for an answer without
 * content. Throws PortError: `no-permission` when the token is refused, `failed` with the status or
 * UNREADABLE otherwise.
 */
export async function askWebApi(context: CheckContext, path: string): Promise<Record<string, unknown> | null> {
  const { ports, signal, secrets } = context;
  const bearer = secrets.webApiToken?.trim();
  if (!bearer) throw new PortError('no-permission', 'TOKEN');
  const limits = { timeoutMs: 5000, signal, bearer };
  const { status, body } = await ports.net.http(`https://api.spotify.com/v1/${path}`, limits);
  if (status === 204) return null;
  if (status === 401 || status === 403) throw new PortError('no-permission', `HTTP ${status}`);
  if (status !== 200) throw new PortError('failed', `HTTP ${status}`);
  const answer = parse(body);
  if (!isRecord(answer)) throw new PortError('failed', 'UNREADABLE');
  return answer;
}

/** The account's own page, asked for once in a run. */
export function askAccount(context: CheckContext): Promise<Record<string, unknown> | null> {
  return context.shared('web-api-me', () => askWebApi(context, 'me'));
}

/** Two letters of a country, upper case; null for anything else. */
export function countryIn(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return /^[A-Z]{2}$/.test(code) ? code : null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
