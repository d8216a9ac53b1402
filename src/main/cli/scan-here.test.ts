import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScanReport } from '../../contract/scan';
import { currentPlatform } from '../platform/node';
import { UsageFault } from '../usage';
import { scanLogs } from './scan';
import { scanHere } from './scan-here';

/** A log that Spotify leaves in the home folder of each system, the program that makes it an install, and its label. */
const PLACES = {
  linux: { log: 'usr/share/spotify/debug.log', program: 'usr/share/spotify/spotify', label: 'Browser engine log' },
  macos: {
    log: 'Library/Logs/Spotify/spotify.log',
    program: 'Applications/Spotify.app/Contents/MacOS/Spotify',
    label: "Spotify's log folder",
  },
  windows: {
    log: 'AppData/Roaming/Spotify/debug.log',
    program: 'AppData/Roaming/Spotify/Spotify.exe',
    label: 'Browser engine log',
  },
} as const;
const here = PLACES[currentPlatform()];

describe('scan without a file', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backline-scan-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  async function put(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), content);
  }
  async function run(json: boolean, limit = '10000') {
    const printed: string[] = [];
    const complaints: string[] = [];
    const output = { print: (text: string) => printed.push(text), complain: (text: string) => complaints.push(text) };
    const code = await scanHere({ json, limit, home }, output);
    return { code, printed: printed.join('\n'), complaints };
  }

  it('says plainly that there is nothing, and why', async () => {
    const { code, printed, complaints } = await run(true);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toEqual({ files: [], summary: [], problems: 0 });
    expect(complaints).toEqual([expect.stringMatching(/^there is no log of Spotify's to scan here; .*not installed/)]);
    expect(complaints[0]).not.toContain(home);
    expect((await run(false)).printed).toBe('');
  });

  it('scans what it finds, under its label', async () => {
    await put(here.program, '');
    await put(here.log, 'x\nSegmentation fault (core dumped)\n');
    const { code, printed, complaints } = await run(true);
    expect([code, complaints]).toEqual([1, []]);
    const report = ScanReport.parse(JSON.parse(printed));
    expect(report.files).toMatchObject([{ file: here.label, lines: 2, events: [{ line: 2, event: 'segfault' }] }]);
    expect(report.problems).toBe(1);
    expect(printed).not.toContain(home);
    const shown = (await run(false)).printed;
    expect(shown).toContain(`${here.label}: 2 lines`);
    expect(shown).toContain('Not scanned:');
    expect(shown).not.toContain(home);
  });

  it('ends well where nothing is wrong', async () => {
    await put(here.program, '');
    await put(here.log, '10:11:12.131 I [f:90                            ] AP login complete, len 0\n');
    expect((await run(true)).code).toBe(0);
  });

  it('takes no other number than a whole one', async () => {
    await expect(run(true, 'many')).rejects.toThrow(UsageFault);
  });
});

it('files and a home folder are not given at once', async () => {
  const output = { print: () => {}, complain: () => {} };
  await expect(scanLogs(['x.log'], { json: true, limit: '1', home: '/tmp' }, output)).rejects.toThrow(UsageFault);
});
