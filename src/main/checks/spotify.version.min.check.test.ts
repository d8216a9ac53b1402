import { describe, expect, it } from 'vitest';
import type { Install } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './spotify.version.min.check';
import { runCheck } from './testing';

const run = (version: string | null, prefs = '') =>
  runCheck(check, {
    spotify: {
      installs: async () => [{ version, prefs: '/prefs' } as Install],
      prefs: async () => [{ state: 'read', path: '/prefs', file: parsePrefs(new TextEncoder().encode(prefs)) }],
    },
  });
const ids = async (version: string, prefs?: string) => (await run(version, prefs)).findings?.map((found) => found.id);

describe('spotify.version.min', () => {
  it('knows what is refused', async () => {
    expect(await run('1.1.58.820')).toEqual({
      status: 'problem',
      findings: [{ id: 'version/too-old', data: { version: '1.1.58.820' } }],
    });
    expect(await ids('0.9.17.1')).toEqual(['version/too-old']);
    expect((await run('1.1.60.672')).status).toBe('ok');
  });

  it('mentions one that is months behind', async () => {
    expect(await ids('1.2.40.599')).toEqual(['version/not-refused', 'version/behind']);
    expect(await ids('1.2.95.453')).toEqual(['version/not-refused']);
    expect(await ids('1.3.1.234')).toEqual(['version/not-refused']);
  });

  it('sees an update that waits for a restart, and no other difference', async () => {
    const last = 'app.last-launched-version="1.2.92.147.g80eb4a07"\n';
    expect((await run('1.2.95.453', last)).findings?.[1]).toEqual({
      id: 'version/not-restarted',
      data: { installed: '1.2.95.453', launched: '1.2.92.147' },
    });
    expect(await ids('1.2.92.147', last)).toEqual(['version/not-refused']);
    expect(await ids('1.2.90.1', last)).toEqual(['version/not-refused']);
  });

  it('does not judge what it cannot read', async () => {
    expect(await run(null)).toEqual({ status: 'unknown', reason: { code: 'not-readable' } });
    expect(await runCheck(check, { spotify: { installs: async () => [] } })).toEqual({ status: 'not-applicable' });
  });
});
