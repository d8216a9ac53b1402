import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { runs } from '../../testing/runs';
import type { Opener } from '../ports';
import { isOpenable, openLink, openSource } from './links';

const { catalog } = loadCatalog();
const SYSTEMS = ['windows', 'macos', 'linux'] as const;

/** Notes what it is asked to open. */
function opener() {
  const opened: unknown[] = [];
  const note: Opener = {
    openAddress: async (url) => void opened.push(url),
    openProgram: async (argv) => void opened.push(argv),
    openFolder: async () => {
      throw new Error('not expected');
    },
  };
  return { opened, note };
}

describe('[sec-15] what the system is handed', () => {
  it('is nothing for an id that the catalogue does not have, whatever it looks like', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.webUrl(),
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.constantFrom(
            '__proto__',
            'constructor',
            'toString',
            '0',
            'https://www.spotify.com/',
            'file:///etc/passwd',
          ),
        ),
        fc.constantFrom(...SYSTEMS),
        async (id, system) => {
          const { opened, note } = opener();
          await openLink(catalog.links, id, system, note).catch(() => {});
          await openSource(catalog, id, note).catch(() => {});
          const known = catalog.links.some((link) => link.id === id);
          if (!known) expect(opened).toEqual([]);
        },
      ),
      { numRuns: runs(2000) },
    ));

  it('is an address of a kind that is named, or a program of the table, for every link there is', async () => {
    const kinds = new Set<string>();
    for (const { id } of catalog.links)
      for (const system of SYSTEMS) {
        const { opened, note } = opener();
        await openLink(catalog.links, id, system, note).catch(() => {});
        for (const one of opened)
          if (typeof one === 'string') kinds.add(one.slice(0, one.indexOf(':')));
          else
            for (const [at, word] of (one as string[]).entries())
              expect(word, `${id} on ${system}`).toMatch(at === 0 ? /^[A-Za-z0-9][\w.-]*$/ : /^[\w.,/ :=-]+$/);
      }
    expect([...kinds].sort()).toEqual(
      [
        'https',
        'ms-availablenetworks',
        'ms-settings',
        'ms-windows-store',
        'spotify',
        'steam',
        'windowsdefender',
        'x-apple.systempreferences',
      ].filter((kind) => kinds.has(kind)),
    );
    expect(kinds.has('https')).toBe(true);
  });

  it('is an https address for every source there is', async () => {
    const sources = new Map(catalog.entries.flatMap((entry) => entry.sources.map((source) => [source.id, source.url])));
    expect(sources.size).toBeGreaterThan(50);
    for (const [id, url] of sources) {
      if (url === null) continue;
      const { opened, note } = opener();
      await openSource(catalog, id, note);
      expect(opened, id).toHaveLength(1);
      expect(String(opened[0]), id).toMatch(/^https:\/\/[a-z0-9.-]+(?:\/|$)/i);
    }
  });

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'FILE:///C:/Windows/System32/calc.exe',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x&crumb=location:\\\\evil\\share',
    'ms-officecmd:{}',
    'ms-appinstaller:?source=https://evil.example/x',
    'smb://evil/share',
    '\\\\evil\\share\\x.exe',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/env',
    'vbscript:x',
    'shell:startup',
    'blob:https://example.com/1',
    'app://backline/',
    'backline://code/auth:3',
    'not an address',
    '',
  ])('is never %j', async (url) => {
    expect(isOpenable(url)).toBe(false);
    const { opened, note } = opener();
    const link = { id: 'x', title: 'x', url: { any: url }, program: null };
    await expect(openLink([link], 'x', 'linux', note)).rejects.toMatchObject({ code: 'link/not-here' });
    expect(opened).toEqual([]);
  });
});
