import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { PortError } from '../../ports';
import { execFrom, fakeContext } from '../testing';
import { DESK_SCRIPT, deskFacts, readDesk } from './desk-batch';

/** As PowerShell 5.1 writes a whole answer, in one line. */
const WHOLE = JSON.stringify({
  update: {
    mine: ['S-1-5-21-1-2-3-1001', 'S-1-1-0'],
    there: true,
    rules: [
      { deny: true, rights: 278, sid: 'S-1-5-21-1-2-3-1001' },
      { deny: false, rights: -1610612736, sid: 'S-1-5-18' },
    ],
  },
  connections: {
    rows: [
      { s: 5, a: '203.0.113.9', p: 4070, t: 40 },
      { s: 3, a: '2001:db8::1', p: 443, t: null },
    ],
  },
  sound: { rows: [{ id: 'SWD\\MMDEVAPI\\{0.0.0.00000000}.{1F80755B}', ok: true }] },
  exclusive: { rows: [{ v: 1 }, { v: 0 }, { v: null }] },
  graphics: { rows: [{ name: '그래픽 카드', version: '31.0.15.1', date: '2026-01-02' }] },
  web: { chosen: 'FirefoxURL-308046B0AF4A39CB', there: true, command: '"C:\\x\\msedge.exe" "%1"' },
  links: { chosen: '', there: false, command: '' },
});

describe('the desk batch', () => {
  it('is one line of ASCII without a quote that a command line would eat', () => {
    expect(DESK_SCRIPT).toMatch(/^[\x20-\x7e]+$/);
    expect(DESK_SCRIPT).not.toContain('"');
    // One command line of Windows holds 32,767 characters.
    expect(DESK_SCRIPT.length).toBeLessThan(8000);
    for (const [open, close] of ['{}', '()', '[]'] as const) {
      const count = (sign: string | undefined) => DESK_SCRIPT.split(sign ?? '').length;
      // Both GUID-like names hold their braces in pairs.
      expect(count(open)).toBe(count(close));
    }
    expect(DESK_SCRIPT.split("'").length % 2).toBe(1);
  });

  it('is asked once for a run', async () => {
    let asked = 0;
    const context = fakeContext({
      platform: 'windows',
      exec: {
        run: async (program, args) => {
          expect([program, ...args]).toEqual(['powershell', '-NoProfile', '-NonInteractive', '-Command', DESK_SCRIPT]);
          asked += 1;
          return { code: 0, stdout: `\uFEFF${WHOLE}\r\n`, stderr: '' };
        },
      },
    });
    const [first, second] = await Promise.all([deskFacts(context), deskFacts(context)]);
    expect(first).toBe(second);
    expect(asked).toBe(1);
    expect(first.update?.rules).toHaveLength(2);
    expect(first.connections?.[1]).toEqual({ state: 3, address: '2001:db8::1', port: 443, ageSeconds: null });
    expect(first.exclusive).toEqual([true, false, null]);
    expect(first.graphics?.[0]?.name).toBe('그래픽 카드');
    expect(first.web).toMatchObject({ chosen: 'FirefoxURL-308046B0AF4A39CB', chosenThere: true });
  });

  it.each(['', 'null', '[]', '<html>', '{"update":'])('%j is no answer', async (stdout) => {
    const context = fakeContext({ platform: 'windows', exec: execFrom({ powershell: stdout }) });
    await expect(deskFacts(context)).rejects.toThrow(PortError);
  });

  it('reads a lone row without its list, none at all, and sections that failed', () => {
    const facts = readDesk(
      '{"update":{"mine":"S-1-1-0","there":true,"rules":{"deny":true,"rights":"65536","sid":"S-1-1-0"}},' +
        '"connections":{"rows":{"s":"3","a":"::1","p":"443","t":"9"}},"sound":{"rows":{}},"exclusive":{"rows":null},' +
        '"graphics":null,"web":null}',
    );
    expect(facts).toEqual({
      update: { mine: ['S-1-1-0'], rules: [{ deny: true, rights: 65536, sid: 'S-1-1-0' }] },
      connections: [{ state: 3, address: '::1', port: 443, ageSeconds: 9 }],
      sound: [],
      exclusive: [],
      graphics: null,
      web: null,
      spotifyLinks: null,
    });
    expect(readDesk('{"update":{"mine":null,"there":false,"rules":null}}')?.update).toEqual({ mine: [], rules: null });
  });

  it('survives every answer', () => {
    const scalar = fc.oneof(
      fc.constantFrom(null, true, '5', -1, '\u0000', {}),
      fc.integer(),
      fc.string({ maxLength: 9 }),
    );
    const row = fc.dictionary(fc.constantFrom('s', 'a', 'p', 't', 'id', 'ok', 'v', 'deny', 'sid', 'rights'), scalar);
    const section = fc.oneof(
      scalar,
      fc.record({
        rows: fc.oneof(row, fc.array(row, { maxLength: 3 })),
        rules: fc.array(row, { maxLength: 3 }),
        there: fc.boolean(),
      }),
    );
    const names = fc.constantFrom('update', 'connections', 'sound', 'exclusive', 'graphics', 'web', 'links');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.dictionary(names, section).map((value) => JSON.stringify(value)),
          fc.string(),
        ),
        (text) => {
          for (const row of readDesk(text)?.connections ?? []) expect(Number.isFinite(row.port)).toBe(true);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});
