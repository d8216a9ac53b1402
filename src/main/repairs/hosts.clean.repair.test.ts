import { appendFile, chmod, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Net } from '../ports';
import { type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';
import { ended, fakeSystem } from './system.testing';

const ID = 'rep.hosts.clean';
const signal = new AbortController().signal;
const HOSTS = '/etc/hosts';
const WINDOWS_HOSTS = 'C:\\Windows\\System32\\drivers\\etc\\hosts';
const MIXED =
  '127.0.0.1 localhost\n0.0.0.0 accounts.spotify.com ads.example.com\n0.0.0.0 log.spotify.com\n0.0.0.0 upgrade.scdn.co\n';

/** The system heeds the lines of its hosts file. */
const heeding: Partial<Net> = { lookup: async () => [{ address: '0.0.0.0', family: 4 }] };

/** Programs that forget addresses and know of no moved hosts file; nothing else is started. */
const flushing = () =>
  fakeSystem(() => ({
    state: {},
    answer: (command) => {
      if (/^(resolvectl flush-caches|ipconfig \/flushdns|dscacheutil -flushcache)$/.test(command)) return '';
      return command.includes('Tcpip\\Parameters') ? ended(1) : null;
    },
  }));
const linux = (hosts: string | Uint8Array, more: Partial<ComputerPlan> = {}) =>
  linuxComputer({ files: { [HOSTS]: hosts }, net: heeding, system: flushing(), ...more });

async function shownBy(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const held = await computer.shop().plan(ID, null, signal);
  await computer.remove();
  return held?.shown;
}

async function done(plan: ComputerPlan) {
  const computer = await plantComputer(plan);
  const shop = computer.shop();
  const held = await shop.plan(ID, null, signal);
  if (!held) throw new Error('no plan');
  const job = await shop.run(held, signal);
  if (!('id' in job)) throw new Error(job.fault);
  return { computer, shop, job };
}

describe(ID, () => {
  it.each([
    ['on Linux', linux(MIXED)],
    [
      'on Windows, with line ends of its own',
      windowsComputer({
        files: { [WINDOWS_HOSTS]: `\uFEFF0.0.0.0 ap.spotify.com\r\n# gr\u00fc\u00dfe` },
        net: heeding,
        system: flushing(),
      }),
    ],
    [
      'on a Mac, over a redirection',
      macComputer({
        files: { [HOSTS]: '192.0.2.1 i.scdn.co\n' },
        net: heeding,
        system: flushing(),
      }),
    ],
    ['against updates alone', linux('0.0.0.0 upgrade.scdn.co\n')],
  ])('survives a kill at every step %s', (_, plan) => proveSurvival(ID, plan));

  it('shows the lines before and after, and leaves updates and statistics alone', async () => {
    const shown = await shownBy(linux(MIXED));
    expect(shown).toMatchObject({ state: 'ready', undo: true, warnings: [] });
    expect(shown?.evidence.map(({ finding }) => finding)).toEqual(['hosts/accounts-blocked']);
    expect(shown?.changes).toEqual([
      {
        kind: 'text',
        place: HOSTS,
        line: null,
        before: '0.0.0.0 accounts.spotify.com ads.example.com',
        after: '# [Backline 2026-11-20] 0.0.0.0 accounts.spotify.com ads.example.com\n0.0.0.0 ads.example.com',
      },
      { kind: 'command', text: 'resolvectl flush-caches' },
    ]);
    const { computer, job } = await done(linux(MIXED));
    // The block of updates stays, which does not count against it.
    expect(job.verified).toBe('yes');
    expect(await readFile(computer.real(HOSTS), 'utf8')).toContain(
      '\n0.0.0.0 log.spotify.com\n0.0.0.0 upgrade.scdn.co\n',
    );
    await computer.remove();
  });

  it('says that lines against updates may be meant, when nothing else is wrong', async () => {
    expect(await shownBy(linux('0.0.0.0 upgrade.scdn.co\n'))).toMatchObject({ state: 'ready', warnings: ['meant'] });
  });

  it('warns of other programs, and on Windows of Defender', async () => {
    const text = '# Title: StevenBlack/hosts\n0.0.0.0 ap.spotify.com\n0.0.0.0 telemetry.microsoft.com\n';
    expect((await shownBy(linux(text)))?.warnings).toEqual(['other-program']);
    const windows = windowsComputer({ files: { [WINDOWS_HOSTS]: text }, net: heeding, system: flushing() });
    expect((await shownBy(windows))?.warnings).toEqual(['other-program', 'defender']);
  });

  it('goes on when the cache cannot be emptied', async () => {
    const deaf = fakeSystem(() => ({ state: {}, answer: () => ended(1) }));
    const { computer, job } = await done(linux(MIXED, { system: deaf }));
    expect(job).toMatchObject({ state: 'done', fault: null, verified: 'yes' });
    await computer.remove();
  });

  it('is not needed where the file leaves Spotify alone', async () => {
    expect((await shownBy(linux('0.0.0.0 log.spotify.com\n')))?.state).toBe('not-needed');
  });

  it('leaves a link, and a file that became one', async () => {
    const computer = await plantComputer(linux(MIXED));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    await rename(computer.real(HOSTS), `${computer.real(HOSTS)}.real`);
    await symlink('hosts.real', computer.real(HOSTS));
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({ state: 'refused', fault: 'link' });
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('does nothing when somebody wrote to the file since the plan', async () => {
    const computer = await plantComputer(linux(MIXED));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    await appendFile(computer.real(HOSTS), '192.0.2.9 printer\n');
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('is undone after others added to the file, and not after its own lines were changed', async () => {
    const { computer, shop, job } = await done(linux(MIXED));
    await appendFile(computer.real(HOSTS), '192.0.2.9 printer\n');
    expect(await shop.undo(job.id, signal)).toMatchObject({ state: 'undone' });
    expect(await readFile(computer.real(HOSTS), 'utf8')).toBe(`${MIXED}192.0.2.9 printer\n`);
    await computer.remove();

    const other = await done(linux(MIXED));
    await writeFile(other.computer.real(HOSTS), '127.0.0.1 localhost\n');
    expect(await other.shop.undo(other.job.id, signal)).toEqual({ fault: 'changed' });
    await other.computer.remove();
  });

  it('only guides where the person may not write, to the very lines', async () => {
    const refused: ComputerPlan[] = [
      linux(`${MIXED}::1 ap.spotify.com\n`),
      windowsComputer({ files: { [WINDOWS_HOSTS]: MIXED }, net: heeding, system: flushing() }),
    ];
    const seen = [];
    for (const plan of refused) {
      const computer = await plantComputer(plan);
      const shop = computer.shop();
      computer.ports.files.tryWriting = async () => 'refused';
      seen.push((await shop.plan(ID, null, signal))?.shown.guide);
      await computer.remove();
    }
    expect(seen).toEqual([
      {
        why: 'admin',
        commands: ['sudo cp /etc/hosts /etc/hosts.copy', 'sudo nano +2 /etc/hosts', 'sudo nano +5 /etc/hosts'],
        open: null,
      },
      { why: 'admin', commands: [`Start-Process notepad '${WINDOWS_HOSTS}' -Verb RunAs  # line 2`], open: null },
    ]);
  });

  it('talks of no rights where the disk takes no writing', async () => {
    const computer = await plantComputer(linux(MIXED));
    computer.ports.files.tryWriting = async () => 'refused';
    computer.ports.files.diskLocked = async () => true;
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({
      state: 'refused',
      fault: 'read-only',
    });
    await computer.remove();
  });

  it('tells an administrator that the file is guarded', async () => {
    const computer = await plantComputer(linux(MIXED, { machine: { elevated: async () => true } }));
    computer.ports.files.tryWriting = async () => 'refused';
    expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({
      state: 'refused',
      fault: 'read-only',
    });
    await computer.remove();
  });

  it('leaves the computer of an organisation, and what it cannot write, to people', async () => {
    expect((await shownBy(linux(MIXED, { managed: true })))?.guide).toEqual({
      why: 'managed',
      commands: [],
      open: null,
    });
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'0.0.0.0 ap.spotify.com\n'].flatMap((one) => [one.charCodeAt(0), 0]),
    ]);
    expect((await shownBy(linux(utf16)))?.guide).toMatchObject({ why: 'only-you' });
  });

  it('keeps the rights of the file', async () => {
    const computer = await plantComputer(linux(MIXED));
    await chmod(computer.real(HOSTS), 0o640);
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    await shop.run(held, signal);
    const { stat } = await import('node:fs/promises');
    expect((await stat(computer.real(HOSTS))).mode & 0o777).toBe(0o640);
    await computer.remove();
  });
});
