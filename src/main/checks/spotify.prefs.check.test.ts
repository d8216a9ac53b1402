import { describe, expect, it } from 'vitest';
import type { PrefsRead } from '../spotify/facts';
import { parsePrefs } from '../spotify/prefs';
import { check } from './spotify.prefs.check';
import { filesFrom, type Given, runCheck } from './testing';

const read = (text: string, path = '/prefs'): PrefsRead => ({
  state: 'read',
  path,
  file: parsePrefs(new TextEncoder().encode(text), path),
});
const run = (prefs: PrefsRead[], people: PrefsRead[] = [], files: Given['files'] = { writable: async () => true }) =>
  runCheck(check, {
    files: { ...filesFrom({ '/prefs': '' }), ...files },
    spotify: { prefs: async () => prefs, userPrefs: async () => people },
  });

describe('spotify.prefs', () => {
  it('finds a whole file and a sign-in, and shows nothing of it', async () => {
    const outcome = await run([read('storage.size=5\nautologin.blob="sEcReT"\n')]);
    expect(outcome).toEqual({ status: 'ok', findings: [{ id: 'prefs/readable' }, { id: 'prefs/signed-in' }] });
  });

  it('mentions a clock that is far off and what was chosen about the start, as context', async () => {
    expect(await run([read('core.clock_delta=-3605\napp.autostart-mode="off"\nstorage.size=5\n')])).toEqual({
      status: 'ok',
      findings: [
        { id: 'prefs/readable' },
        { id: 'prefs/signed-out' },
        { id: 'prefs/no-autostart' },
        { id: 'prefs/clock-apart', data: { seconds: 3605 } },
      ],
    });
  });

  it('mentions a missing file', async () => {
    expect(await run([{ state: 'missing', path: '/prefs' }])).toEqual({
      status: 'ok',
      findings: [{ id: 'prefs/missing' }],
    });
  });

  it.each<[PrefsRead, string, string]>([
    [{ state: 'damaged', path: '/prefs', why: 'empty' }, 'prefs/damaged', 'empty'],
    [{ state: 'damaged', path: '/prefs', why: 'truncated' }, 'prefs/damaged', 'cut off at its end'],
    [{ state: 'unreadable', path: '/prefs', why: 'no-permission' }, 'prefs/unreadable', 'no permission'],
    [{ state: 'unreadable', path: '/prefs', why: 'is-folder' }, 'prefs/unreadable', 'a folder is in its place'],
  ])('calls %j a problem', async (prefs, id, why) => {
    expect(await run([prefs])).toMatchObject({ status: 'problem', findings: [{ id, data: { why } }] });
  });

  it('does not know about a disk that fails', async () => {
    expect(await run([{ state: 'unreadable', path: '/prefs', why: 'failed' }])).toEqual({
      status: 'unknown',
      findings: [],
      reason: { code: 'not-readable' },
    });
  });

  it('notices write protection, by the mode or by what the system says', async () => {
    const whole = [read('storage.size=5\n')];
    const mode = { kind: 'file', size: 0, modifiedMs: 0, inode: '1', mode: 0o444, uid: 1 } as const;
    const byMode = await run(whole, [], { facts: async () => mode, writable: async () => true });
    const bySystem = await run(whole, [], { writable: async () => false });
    for (const outcome of [byMode, bySystem]) {
      expect(outcome.status).toBe('problem');
      expect(outcome.findings?.map((found) => found.id)).toContain('prefs/read-only');
    }
    expect((await run(whole, [], { writable: async () => null })).status).toBe('ok');
  });

  it('does not judge the rights of a copy', async () => {
    const outcome = await runCheck(check, {
      machine: { pretend: true },
      spotify: { prefs: async () => [read('storage.size=5\n')], userPrefs: async () => [] },
    });
    expect(outcome.status).toBe('ok');
  });

  it('names a duplicate key', async () => {
    const outcome = await run([read('app.autostart-mode=""\napp.autostart-mode="off"\n')]);
    expect(outcome.findings).toContainEqual({
      id: 'prefs/duplicate-keys',
      data: { key: 'app.autostart-mode', line: 2 },
    });
  });

  it("tells of other files only what is wrong, and no person's name", async () => {
    const path = '/home/ada/.config/spotify/Users/annasmith-user/prefs';
    const damaged: PrefsRead = { state: 'damaged', path, why: 'binary' };
    const outcome = await run([read('storage.size=5\n')], [read('audio.automix=true\n'), damaged]);
    expect(outcome).toMatchObject({
      status: 'problem',
      findings: [{}, {}, { id: 'prefs/damaged', data: { whose: 'person' } }],
    });
    expect(JSON.stringify(outcome)).not.toContain('annasmith');
  });
});
