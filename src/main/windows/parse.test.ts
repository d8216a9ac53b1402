import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { parseBatch } from './parse';
import { WINDOWS_SECTIONS } from './script';

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
        vpns: [{ Name: 'Büro', SplitTunneling: true }, {}],
        managed: [{ domain: false, cloud: 0, enrolled: 1 }],
        update: [
          {
            mine: ['S-1-5-21-1-2-3-1001', 'S-1-1-0'],
            there: true,
            rules: [
              { deny: true, rights: 278, sid: 'S-1-5-21-1-2-3-1001' },
              { deny: false, rights: -1610612736, sid: 'S-1-5-18' },
            ],
          },
        ],
        connections: [
          { s: 5, a: '203.0.113.9', p: 4070, t: 40 },
          { s: 'SynSent', a: '2001:db8::1', p: '443', t: null },
        ],
        sound: { id: 'SWD\\MMDEVAPI\\{0.0.0.00000000}.{1F80755B}', ok: true },
        exclusive: [{ v: 1 }, { v: 0 }, { v: null }],
        graphics: [{ name: '그래픽 카드', version: '31.0.15.1', date: '2026-01-02' }],
        web: [{ chosen: 'FirefoxURL-308046B0AF4A39CB', there: true, command: '"C:\\x\\msedge.exe" "%1"' }],
      })}\r\n`,
    );
    expect(facts).toEqual({
      processes: null,
      hung: null,
      services: [{ name: 'NlaSvc', status: 4, start: 2 }],
      profiles: [{ index: 17, category: 1, v4: 4, v6: 1 }],
      online: false,
      adapters: [
        { index: 4, name: '이더넷', description: 'Realtek PCIe GbE', up: true, hardware: null, virtual: null },
      ],
      routes: [{ index: 4, prefix: '0.0.0.0/0', hop: '192.0.2.1', metric: 25, interfaceMetric: null }],
      vpns: [
        { name: 'Büro', split: true },
        { name: '', split: false },
      ],
      managed: { domain: false, cloud: 0, enrolled: 1 },
      antivirus: [{ name: 'Windows Defender', state: 397568, program: '', guid: '' }],
      firewalls: [],
      update: {
        mine: ['S-1-5-21-1-2-3-1001', 'S-1-1-0'],
        rules: [
          { deny: true, rights: 278, sid: 'S-1-5-21-1-2-3-1001' },
          { deny: false, rights: -1610612736, sid: 'S-1-5-18' },
        ],
      },
      connections: [
        { state: 5, address: '203.0.113.9', port: 4070, ageSeconds: 40 },
        { state: 3, address: '2001:db8::1', port: 443, ageSeconds: null },
      ],
      sound: [{ id: 'SWD\\MMDEVAPI\\{0.0.0.00000000}.{1F80755B}', works: true }],
      exclusive: [true, false, null],
      graphics: [{ name: '그래픽 카드', version: '31.0.15.1', date: '2026-01-02' }],
      web: { chosen: 'FirefoxURL-308046B0AF4A39CB', chosenThere: true, command: '"C:\\x\\msedge.exe" "%1"' },
      links: null,
    });
  });

  it('reads the list of programs: whose they are, hidden fields, numbers as text', () => {
    const spotify = {
      ProcessId: 10,
      ParentProcessId: 4,
      Mine: true,
      Name: 'Spotify.exe',
      ExecutablePath: 'C:\\S\\Spotify.exe',
      CommandLine: `"C:\\S\\Spotify.exe" ${'x'.repeat(5000)}`,
    };
    const hidden = { ...spotify, ProcessId: '11', Mine: false, ExecutablePath: '', CommandLine: '' };
    const rows = parseBatch(JSON.stringify({ processes: [spotify, hidden, { ...hidden, Mine: null }, {}] }))?.processes;
    expect(rows).toMatchObject([
      { pid: 10, parent: 4, mine: true, program: 'C:\\S\\Spotify.exe' },
      { pid: 11, parent: 4, mine: false, program: 'Spotify.exe', args: '' },
      { pid: 11, mine: null },
    ]);
    expect(rows?.[0]?.args).toHaveLength(4096);
    // PowerShell itself runs, so an empty list is one that was not read.
    for (const none of [[], {}, [{}], null, undefined, 'x'])
      expect(parseBatch(JSON.stringify({ processes: none }))?.processes).toBeNull();
  });

  it('keeps a section that failed apart from an empty one', () => {
    expect(parseBatch('{"routes":[],"sound":{},"adapters":null}')).toMatchObject({
      routes: [],
      sound: [],
      adapters: null,
      services: null,
    });
  });

  it('reads a lone rule, none, and a folder that is not there', () => {
    const update = (rest: object) => parseBatch(JSON.stringify({ update: { mine: 'S-1-1-0', ...rest } }))?.update;
    const rule = { deny: true, rights: '65536', sid: 'S-1-1-0' };
    expect(update({ there: true, rules: rule })).toEqual({ mine: ['S-1-1-0'], rules: [{ ...rule, rights: 65536 }] });
    expect(update({ there: true, rules: {} })).toEqual({ mine: ['S-1-1-0'], rules: [] });
    expect(update({ there: false, mine: null, rules: null })).toEqual({ mine: [], rules: null });
  });

  it.each(['', '[]', 'null', '<html>', 'Get-NetRoute : Zugriff verweigert', '{"routes":'])('refuses %j', (text) => {
    expect(parseBatch(text)).toBeNull();
  });

  it('never throws, whatever the sections hold', () => {
    const names = [
      ...['Name', 'Status', 'StartType', 'InterfaceIndex', 'DestinationPrefix', 'displayName', 'productState'],
      ...['ProcessId', 'Mine', 'CommandLine', 's', 'a', 'p', 't', 'id', 'ok', 'v', 'deny', 'sid', 'rights', 'there'],
    ];
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.double());
    const row = fc.dictionary(fc.constantFrom(...names, 'value', 'Count'), scalar, { maxKeys: 5 });
    const rules = fc.record({ there: fc.boolean(), mine: fc.oneof(scalar, fc.array(scalar)), rules: fc.array(row) });
    const body = fc.oneof(
      scalar,
      row,
      rules,
      fc.array(row, { maxLength: 3 }),
      fc.record({ value: fc.array(row), Count: scalar }),
    );
    const sections = fc.dictionary(fc.constantFrom(...WINDOWS_SECTIONS), body);
    fc.assert(
      fc.property(sections, (answer) => {
        const facts = parseBatch(JSON.stringify(answer));
        expect(facts).not.toBeNull();
        for (const route of facts?.routes ?? []) expect(Number.isSafeInteger(route.index)).toBe(true);
        for (const connection of facts?.connections ?? []) expect(Number.isSafeInteger(connection.port)).toBe(true);
        for (const found of facts?.processes ?? []) expect(Number.isSafeInteger(found.pid)).toBe(true);
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
