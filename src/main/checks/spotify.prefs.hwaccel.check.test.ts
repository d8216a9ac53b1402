import { describe, expect, it } from 'vitest';
import type { Install, PrefsRead } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './spotify.prefs.hwaccel.check';
import { runCheck } from './testing';

const run = (read: PrefsRead, installs: Install[] = []) =>
  runCheck(check, { spotify: { prefs: async () => [read], installs: async () => installs } });
const text = (content: string): PrefsRead => ({
  state: 'read',
  path: '/prefs',
  file: parsePrefs(new TextEncoder().encode(content)),
});

describe('spotify.prefs.hwaccel', () => {
  it('reads the setting; absent is on', async () => {
    expect(await run(text('ui.hardware_acceleration=false\n'))).toEqual({
      status: 'ok',
      findings: [{ id: 'hwaccel/off' }],
    });
    expect(await run(text('ui.hardware_acceleration=true\n'))).toEqual({
      status: 'ok',
      findings: [{ id: 'hwaccel/on' }],
    });
    expect(await run(text('storage.size=1\n'))).toEqual({ status: 'ok', findings: [{ id: 'hwaccel/on' }] });
  });

  it('takes the default before the first run, and says nothing without Spotify', async () => {
    const missing: PrefsRead = { state: 'missing', path: '/prefs' };
    expect(await run(missing, [{} as Install])).toEqual({ status: 'ok', findings: [{ id: 'hwaccel/on' }] });
    expect(await run(missing)).toEqual({ status: 'not-applicable' });
  });

  it('does not guess from a damaged file', async () => {
    expect((await run({ state: 'damaged', path: '/prefs', why: 'binary' })).status).toBe('unknown');
  });
});
