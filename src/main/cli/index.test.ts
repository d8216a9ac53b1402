import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ScanReport } from '../../contract/scan';
import { runCommandLine } from './index';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backline-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function plant(path: string, content: string | Uint8Array): Promise<string> {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, content);
  return place;
}

/** Runs a command line and collects what it wrote. */
async function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine(args, {
    print: (text) => void printed.push(text),
    complain: (text) => void complaints.push(text),
  });
  return { code, text: printed.join('\n'), complaints, json: () => JSON.parse(printed.join('\n')) };
}

describe('bad input', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['nonsense'], /unknown command 'nonsense'; see backline --help/],
    ['an unknown option', ['doctor', '--fast'], /unknown option '--fast'/],
    ['a look-up of nothing', ['lookup'], /lookup needs a code, a number or a message/],
    ['a batch with a text', ['lookup', 'x', '--batch'], /reads its queries from standard input/],
    ['a missing file', ['scan', '/no/such/file.log'], /^\/no\/such\/file\.log: there is no such file/],
    ['a folder in place of a file', ['prefs', tmpdir()], /this is a folder; name a file in it/],
    ['a limit that is none', ['scan', '--limit', 'many', 'x.log'], /--limit takes a whole number/],
    ['an edit without a place for the copy', ['prefs', 'x', '--set', 'a=b'], /--set and --to go together/],
    ['an unknown check', ['doctor', '--only', 'net.magic'], /there is no check "net\.magic"; known are /],
    [
      'an answer to no question',
      ['doctor', '--answer', 'mood=good'],
      /there is no question "mood"; known are websites, /,
    ],
    ['an answer nobody can give', ['fix', 'auth:3', '--answer', 'websites=perhaps'], /it takes open, none, not-sure/],
    ['a country that is none', ['doctor', '--answer', 'account-country=Sweden'], /two letters of a country/],
    ['a code nobody has', ['fix'], /missing required argument/],
  ])('%s is told in one line, with exit code 2', async (_what, args, line) => {
    const { code, text, complaints } = await run(...args);
    expect([code, text]).toEqual([2, '']);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(line);
    expect(complaints[0]).not.toContain('\n');
  });

  it('that is binary is told, and nothing is made of it', async () => {
    const junk = await plant(
      'junk.bin',
      Uint8Array.from({ length: 4096 }, (_, at) => (at * 151 + 7) % 256),
    );
    const scanned = await run('scan', '--json', junk);
    expect(scanned.code).toBe(0);
    expect(ScanReport.parse(scanned.json()).problems).toBe(0);
    const prefs = await run('prefs', '--json', junk);
    expect(prefs.code).toBe(2);
    expect(prefs.complaints[0]).toContain('no whole Spotify settings file');
    expect((await run('report', '--open', junk)).complaints[0]).toContain('not a Backline report');
  });

  it('does not keep the other files from being scanned', async () => {
    const log = await plant('one.log', '16:00:35.605 E [ap:1] Connection error:  112\n');
    const { code, complaints, json } = await run('scan', '--json', '/no/such/file.log', log);
    expect(code).toBe(2);
    expect(complaints).toHaveLength(1);
    expect(json().files.map(({ file }: { file: string }) => file)).toEqual([log]);
  });
});

describe('lookup', () => {
  it('answers in the public shape', async () => {
    const { code, json } = await run('lookup', '--json', 'accounts:4');
    expect(code).toBe(0);
    expect(Object.keys(json())).toEqual(['query', 'ambiguous', 'results']);
    expect(Object.keys(json().results[0])).toEqual(['code', 'title', 'side', 'severity', 'score', 'matched']);
    expect(json().results[0].code).toBe('accounts:4');
  });

  it('says when nothing fits', async () => {
    const { code, text } = await run('lookup', 'pizza', 'recipe');
    expect(code).toBe(1);
    expect(text).toContain('Nothing in the catalogue fits');
  });
});

it('catalog gives whole entries', async () => {
  const { entries } = (await run('catalog', '--json')).json();
  expect(entries.length).toBeGreaterThan(100);
  for (const key of ['code', 'aliases', 'causes', 'steps', 'chain', 'faq', 'sources'])
    expect(entries[0]).toHaveProperty(key);
});

it('prefs writes an edited copy and leaves every other byte', async () => {
  const from = await plant('prefs', 'storage.size=1024\nautologin.blob="c2VjcmV0"\n');
  const to = join(folder, 'copy');
  expect((await run('prefs', from, '--set', 'ui.hardware_acceleration=false', '--to', to)).code).toBe(0);
  expect(await readFile(to, 'utf8')).toBe(
    'storage.size=1024\nautologin.blob="c2VjcmV0"\nui.hardware_acceleration=false\n',
  );
  expect((await run('prefs', from, '--set', 'autologin.blob=x', '--to', to)).complaints[0]).toContain(
    'holds your sign-in',
  );
  expect((await run('prefs', from, '--set', 'storage.size=9', '--to', from)).complaints[0]).toContain('another file');
  expect((await run('prefs', from, '--json')).text).not.toContain('c2VjcmV0');
});

describe('on a home with a blocked name and a dead proxy', () => {
  const home = () => join(folder, 'home');
  beforeAll(async () => {
    await plant('home/etc/hosts', '127.0.0.1 localhost\n0.0.0.0 apresolve.spotify.com\n');
    await plant(
      'home/.config/spotify/prefs',
      'network.proxy.mode=2\nnetwork.proxy.addr="127.0.0.1:9@http"\nautologin.username="planted-name"\n',
    );
  });
  const ONLY = ['--only', 'net.hosts,spotify.prefs,spotify.prefs.proxy,net.ap.tcp'];

  it('doctor names the side, the checks, the suspects and the causes', async () => {
    const { code, json } = await run('doctor', '--json', '--offline', '--home', home(), ...ONLY);
    const { verdict, checks, suspects, causes } = json();
    expect(code).toBe(1);
    expect(verdict).toEqual({
      side: 'computer',
      certain: true,
      sentence: expect.stringContaining('Line 2 of the hosts file'),
    });
    const states = new Map(checks.map(({ id, status }: { id: string; status: string }) => [id, status]));
    expect(states.get('net.hosts')).toBe('problem');
    expect(states.get('net.ap.tcp')).toBe('unknown');
    expect(Object.keys(checks[0])).toEqual(['id', 'status', 'findings', 'ms', 'reason']);
    expect(suspects[0]).toMatchObject({ code: 'accesspoint:39', why: [expect.stringContaining('Line 2')] });
    const hosts = causes['accesspoint:39'].find(({ state }: { state: string }) => state === 'confirmed');
    expect(hosts.evidence[0]).toContain('Line 2');
  });

  it('doctor leaves out what only the person can tell, and asks when told to', async () => {
    const plain = await run('doctor', '--json', '--offline', '--home', home());
    const ids = plain.json().checks.map(({ id }: { id: string }) => id);
    expect(ids).toContain('spotify.prefs');
    expect(ids).not.toContain('spotify.offline');
    expect(plain.json().leftOut).toContainEqual({ check: 'spotify.offline', why: 'on-demand' });
    const named = await run('doctor', '--json', '--home', home(), '--only', 'spotify.offline');
    expect(named.json().checks).toMatchObject([{ id: 'spotify.offline', status: 'unknown' }]);
    expect((await run('doctor', '--home', home(), '--only', 'spotify.offline')).text).not.toContain('Left out');
  });

  it('doctor says what it left out because the answer was clear, and asks that too when told to', async () => {
    const doctor = ['doctor', '--offline', '--home', home()];
    const { json } = await run(...doctor, '--json');
    const settled: string[] = json()
      .leftOut.filter(({ why }: { why: string }) => why === 'settled')
      .map(({ check }: { check: string }) => check);
    expect(settled).toContain('spotify.locks');
    expect(json().leftOut).toContainEqual({ check: 'net.lan', why: 'on-demand' });
    const asked = json().checks.map(({ id }: { id: string }) => id);
    expect(asked.filter((id: string) => settled.includes(id))).toEqual([]);
    const lines = (await run(...doctor)).text.split('\n').filter((line) => line.startsWith('Left out'));
    expect(lines).toEqual([expect.stringMatching(/--all.*spotify\.locks/)]);

    const whole = (await run(...doctor, '--all', '--json')).json();
    expect(whole.leftOut.filter(({ why }: { why: string }) => why === 'settled')).toEqual([]);
    expect(whole.checks.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(settled));
    expect(whole.verdict).toEqual(json().verdict);
    expect(whole.suspects[0].code).toBe(json().suspects[0].code);
  });

  it('fix orders the checklist by it and draws the chain', async () => {
    const { json } = await run('fix', 'accesspoint:39', '--json', '--offline', '--home', home());
    expect(json().code).toBe('accesspoint:39');
    expect(json().steps[0]).toMatchObject({
      id: 'hosts-clean',
      kind: 'repair',
      state: 'first',
      why: expect.stringContaining('Line 2'),
    });
    expect((await run('fix', 'accesspoint:39', '--offline', '--home', home())).text).toMatch(/BROKEN: Line 2/);
  });

  it('fix tells which answers were heard, and the question where a probe is not certain', async () => {
    const given = ['--offline', '--home', home(), '--json'];
    const heard = (await run('fix', 'accounts:4', ...given, '--answer', 'offline-mode=off')).json();
    expect(Object.keys(heard)).toEqual(['code', 'steps', 'question', 'answers']);
    expect(heard).toMatchObject({ question: null, answers: { 'offline-mode': 'off' } });
  });

  it('report holds nothing private, and another program opens it', async () => {
    const file = join(folder, 'report.json');
    expect((await run('report', '--offline', '--home', home(), '--to', file)).code).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(folder);
    expect(text).not.toContain('planted-name');
    const opened = await run('report', '--open', file);
    expect(opened.code).toBe(0);
    expect(opened.text).toContain('Line 2 of the hosts file');
  });

  it('report is written in each format, and never over a file that is there', async () => {
    const write = (name: string, ...more: string[]) =>
      run('report', 'accesspoint:39', '--offline', '--home', home(), '--to', join(folder, name), ...more);
    for (const [name, starts] of [
      ['a.md', '# Backline report'],
      ['a.json', '{"format":"backline-report"'],
      ['a.backline-report', '{\n "format": "backline-report"'],
    ] as const) {
      expect((await write(name, '--words', 'Ask planted-name, mail a.b@example.com')).code).toBe(0);
      const text = await readFile(join(folder, name), 'utf8');
      expect(text.startsWith(starts)).toBe(true);
      expect(text).toContain('accesspoint:39');
      expect(text).not.toMatch(/planted-name|example\.com/);
    }
    const again = await write('a.md');
    expect([again.code, again.complaints]).toEqual([2, [expect.stringContaining('--force replaces it')]]);
    expect((await write('a.md', '--force', '--parts', 'suspects')).code).toBe(0);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).not.toContain('All other checks');
    const opened = await run('report', '--open', join(folder, 'a.backline-report'));
    expect(opened.text).toContain("somebody else's computer");
    expect(opened.text).toContain('Line 2 of the hosts file');
  });

  it.each<[string[], RegExp]>([
    [['--format', 'pdf'], /--format takes md, json or file, not "pdf"/],
    [['--parts', 'secrets'], /there is no part "secrets"; known are suspects, /],
    [['nonsense:99'], /no entry is called "nonsense:99"/],
  ])('report %s is told in one line', async (args, line) => {
    const { code, complaints } = await run('report', '--offline', '--home', home(), ...args);
    expect([code, complaints]).toEqual([2, [expect.stringMatching(line)]]);
  });
});

describe('on a home in which nothing is wrong', () => {
  const given = () => ['--offline', '--home', join(folder, 'calm')];
  beforeAll(async () => {
    await plant('calm/etc/hosts', '127.0.0.1 localhost\n');
  });

  it('doctor asks the one question, in text with the commands that answer it', async () => {
    const { json } = await run('doctor', '--json', ...given());
    expect(Object.keys(json())).toEqual(['verdict', 'checks', 'suspects', 'causes', 'leftOut', 'question', 'answers']);
    const { question, answers } = json();
    expect(question).toMatchObject({
      id: 'websites',
      options: expect.arrayContaining([{ id: 'none', label: expect.anything() }]),
    });
    expect(answers).toEqual({});
    const { text } = await run('doctor', ...given());
    expect(text).toContain(question.ask);
    expect(text).toMatch(/backline doctor --answer websites=none /);
  });

  it('doctor uses an answer, is not certain of it, and does not ask again', async () => {
    const { code, json } = await run('doctor', '--json', ...given(), '--answer', 'websites=none');
    expect(code).toBe(1);
    expect(json().verdict).toMatchObject({ side: 'network', certain: false });
    expect(json().answers).toEqual({ websites: 'none' });
    expect(json().question?.id).not.toBe('websites');
  });

  it('a token comes from standard input, serves the checks that need it, and is in no output', async () => {
    const token = 'BQplantedSecretOfATest0123456789';
    const stdin = (text: string) =>
      vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([Buffer.from(text)]) as typeof process.stdin);
    stdin(`${token}\n`);
    const { text, json } = await run('doctor', '--json', ...given(), '--web-api-token-stdin');
    expect(json().checks.map(({ id }: { id: string }) => id)).toContain('webapi.account');
    expect(text).not.toContain(token);
    for (const nothing of ['', '\n', 'two words']) {
      stdin(nothing);
      const { code, complaints } = await run('doctor', '--json', ...given(), '--web-api-token-stdin');
      expect([code, complaints.length, complaints[0]]).toEqual([2, 1, expect.stringContaining('found no token')]);
    }
    vi.restoreAllMocks();
  });
});

describe('repair', () => {
  const prefs = '.config/spotify/prefs';
  const world = async () => {
    const home = await plant(`repair-${Math.random().toString(36).slice(2)}/usr/share/spotify/spotify`, '#!/bin/sh\n');
    const at = home.replace(/\/usr\/share\/spotify\/spotify$/, '');
    await plant(join(at, prefs).slice(folder.length + 1), 'app.player.volume=1\n');
    return at;
  };

  it.runIf(process.platform === 'linux')('shows a plan, does it when told to, and puts it back', async () => {
    const home = await world();
    const planned = await run('repair', 'prefs.hwaccel-off', '--home', home);
    expect(planned.code).toBe(1);
    expect(planned.text).toContain('+ ui.hardware_acceleration=false');
    expect(await readFile(join(home, prefs), 'utf8')).toBe('app.player.volume=1\n');

    const done = await run('repair', 'prefs.hwaccel-off', '--home', home, '--yes', '--json');
    expect(done.code).toBe(0);
    expect(done.json()).toMatchObject({ state: 'done', verified: 'yes', undo: true });
    expect(await readFile(join(home, prefs), 'utf8')).toBe('app.player.volume=1\nui.hardware_acceleration=false\n');

    // The window's history tells of it as well.
    const history = async () => JSON.parse(await readFile(join(home, '.config/Backline/history.json'), 'utf8')).value;
    expect(await history()).toMatchObject([{ kind: 'repaired', job: done.json().id, entry: '' }]);

    const listed = await run('repair', '--home', home, '--json');
    expect(listed.json().jobs).toHaveLength(1);
    const undone = await run('repair', '--home', home, '--undo', done.json().id);
    expect(undone.code).toBe(0);
    expect(await history()).toHaveLength(1);
    expect(await readFile(join(home, prefs), 'utf8')).toBe('app.player.volume=1\n');
  });

  it('tells of what it does not know in one line', async () => {
    const home = await world();
    expect((await run('repair', 'magic', '--home', home)).complaints[0]).toMatch(
      /^there is no repair "magic"; known are rep\./,
    );
    expect((await run('repair', '--undo', '../x', '--home', home)).complaints[0]).toMatch(/^there is no job/);
  });
});
