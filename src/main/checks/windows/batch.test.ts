import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs';
import { fakeContext } from '../testing';
import { BATCH_SCRIPT, windowsFacts } from './batch';
import { parseBatch } from './batch-schema';

describe('the script of the batch', () => {
  it('survives a command line: ASCII, one line, no double quote, well below its limit', () => {
    expect(BATCH_SCRIPT).toMatch(/^[\x20-\x7e]+$/);
    expect(BATCH_SCRIPT).not.toContain('"');
    expect(BATCH_SCRIPT.length).toBeLessThan(8000);
  });

  it('closes what it opens, quotes aside', () => {
    const bare = BATCH_SCRIPT.replace(/'[^']*'/g, '');
    expect(bare).not.toContain("'");
    const open: string[] = [];
    const pairs: Record<string, string> = { ')': '(', '}': '{', ']': '[' };
    for (const letter of bare) {
      if ('({['.includes(letter)) open.push(letter);
      else if (pairs[letter]) expect(open.pop()).toBe(pairs[letter]);
    }
    expect(open).toEqual([]);
  });

  it('only reads', () => {
    const commands = [...BATCH_SCRIPT.matchAll(/\b[A-Z][a-z]+(?:[A-Z][a-z]+)?-[A-Z]\w+/g)].map(([command]) => command);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(command).toMatch(/^(Get-\w+|ForEach-Object|Where-Object|ConvertTo-Json|Hyper-V)$/);
    }
  });
});

describe('parseBatch', () => {
  it('reads numbers and names, lists, lone objects and the odd wrapping of old versions', () => {
    const facts = parseBatch(
      `\uFEFF${JSON.stringify({
        services: { Name: 'NlaSvc', Status: 'Running', StartType: 'Automatic' },
        profiles: [
          { InterfaceIndex: '17', NetworkCategory: 'Private', IPv4Connectivity: 4, IPv6Connectivity: 'NoTraffic' },
        ],
        adapters: {
          value: [{ interfaceIndex: 4, name: '이더넷', interfaceDescription: 'Realtek PCIe GbE', Status: 'Up' }],
          Count: 1,
        },
        routes: [{ destinationPrefix: '0.0.0.0/0', interfaceIndex: 4, nextHop: '192.0.2.1', routeMetric: 25 }],
        online: [{ IsConnectedToInternet: false }],
        antivirus: { displayName: 'Windows Defender', productState: 397568 },
        firewalls: [],
        vpns: null,
      })}`,
    );
    expect(facts).toEqual({
      services: [{ name: 'NlaSvc', status: 4, start: 2 }],
      profiles: [{ index: 17, category: 1, v4: 4, v6: 1 }],
      online: false,
      adapters: [
        { index: 4, name: '이더넷', description: 'Realtek PCIe GbE', up: true, hardware: null, virtual: null },
      ],
      routes: [{ index: 4, prefix: '0.0.0.0/0', hop: '192.0.2.1', metric: 25, interfaceMetric: null }],
      vpns: null,
      antivirus: [{ name: 'Windows Defender', state: 397568, program: '', guid: '' }],
      firewalls: [],
      hung: null,
    });
  });

  it('keeps a section that failed apart from an empty one', () => {
    expect(parseBatch('{"routes":[],"adapters":null}')).toMatchObject({ routes: [], adapters: null, services: null });
  });

  it.each(['', '[]', 'null', 'Get-NetRoute : Zugriff verweigert', '{"routes":'])('refuses %j', (text) => {
    expect(parseBatch(text)).toBeNull();
  });

  it('never throws, whatever the sections hold', () => {
    const names = ['Name', 'Status', 'StartType', 'InterfaceIndex', 'DestinationPrefix', 'displayName', 'productState'];
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.double());
    const row = fc.dictionary(fc.constantFrom(...names, 'value', 'Count'), scalar, { maxKeys: 5 });
    const body = fc.oneof(
      scalar,
      row,
      fc.array(row, { maxLength: 3 }),
      fc.record({ value: fc.array(row), Count: scalar }),
    );
    const sections = fc.dictionary(
      fc.constantFrom('services', 'profiles', 'adapters', 'routes', 'online', 'antivirus', 'firewalls', 'vpns', 'hung'),
      body,
    );
    fc.assert(
      fc.property(sections, (answer) => {
        const facts = parseBatch(JSON.stringify(answer));
        expect(facts).not.toBeNull();
        for (const route of facts?.routes ?? []) expect(Number.isSafeInteger(route.index)).toBe(true);
      }),
      { numRuns: runs(20_000) },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseBatch(text);
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('windowsFacts', () => {
  it('starts PowerShell once for a run', async () => {
    let starts = 0;
    const run = async () => {
      starts++;
      return { code: 0, stdout: '{"routes":[]}', stderr: '' };
    };
    const context = fakeContext({ platform: 'windows', exec: { run } });
    expect(await Promise.all([windowsFacts(context), windowsFacts(context)])).toHaveLength(2);
    expect(starts).toBe(1);
  });

  it.each([
    { code: 1, stdout: '{}', stderr: '' },
    { code: 0, stdout: '', stderr: 'x' },
  ])('throws on %j', async (answer) => {
    const context = fakeContext({ platform: 'windows', exec: { run: async () => answer } });
    await expect(windowsFacts(context)).rejects.toMatchObject({ code: 'failed' });
  });
});
