import { describe, expect, it } from 'vitest';
import type { Install } from '../spotify/facts';
import { check } from './spotify.modified.check';
import { filesFrom, type Given, type Node, runCheck } from './testing';

const run = (tree: Record<string, Node>, more: Given = {}, folder = '/opt/spotify') =>
  runCheck(check, {
    files: filesFrom(tree),
    spotify: { installs: async () => [{ folder } as Install] },
    ...more,
  });
const untouched = { '/opt/spotify': ['spotify', 'Apps'], '/opt/spotify/Apps': ['xpui.spa', 'login.spa'] };

describe('spotify.modified', () => {
  it('sees nothing in an untouched one', async () => {
    expect(await run(untouched)).toEqual({ status: 'ok', findings: [{ id: 'client/unmodified' }] });
  });

  it.each<[string, Record<string, Node>]>([
    ['Spicetify', { '/opt/spotify/Apps': ['xpui'], '/opt/spotify/Apps/xpui': ['index.html'] }],
    ['SpotX', { '/opt/spotify/Apps': ['xpui.spa', 'xpui.bak'] }],
    ['a patch tool', { '/opt/spotify/Apps': ['xpui.spa', 'xpui.spa.orig'] }],
    ['a patch tool', { '/opt/spotify/Apps': ['xpui.spa', 'xpui_backup.spa'] }],
    ['spotify-adblock', { '/opt/spotify': ['spotify', 'spotify-adblock.so', 'Apps'] }],
    ['SpotX and Spicetify', { '/opt/spotify/Apps': ['xpui', 'xpui.bak'], '/opt/spotify/Apps/xpui': [] }],
  ])('recognises %s', async (tools, tree) => {
    expect(await run({ ...untouched, ...tree })).toEqual({
      status: 'problem',
      findings: [{ id: 'client/modified', data: { tools } }],
    });
  });

  it.each(['chrome_elf.dll.bak', 'chrome_elf_bak.dll', 'dpapi.dll'])('recognises BlockTheSpot by %s', async (name) => {
    const outcome = await run(
      { 'C:\\S': ['Spotify.exe', name], 'C:\\S\\Apps': ['xpui.spa'] },
      { platform: 'windows' },
      'C:\\S',
    );
    expect(outcome.findings).toEqual([{ id: 'client/modified', data: { tools: 'BlockTheSpot' } }]);
  });

  it('looks inside a Mac app', async () => {
    const apps = '/A.app/Contents/Resources/Apps';
    const outcome = await run(
      { '/A.app': ['Contents'], [apps]: ['xpui.spa', 'xpui.bak'] },
      { platform: 'macos' },
      '/A.app',
    );
    expect(outcome.status).toBe('problem');
  });

  it("mentions Spicetify's own files beside an untouched Spotify", async () => {
    expect(await run({ ...untouched, '/home/ada/.config/spicetify/config-xpui.ini': '' })).toEqual({
      status: 'ok',
      findings: [{ id: 'client/unmodified' }, { id: 'client/leftovers', data: { tools: 'Spicetify' } }],
    });
  });

  it('does not answer for a folder it cannot list', async () => {
    expect(await run({})).toEqual({ status: 'unknown', findings: [], reason: { code: 'not-readable' } });
  });
});
