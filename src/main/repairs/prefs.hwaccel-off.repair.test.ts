import { symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { plantComputer, proveSurvival } from './computer.testing';
import { LINUX_PREFS, LINUX_PROGRAM, linuxComputer, macComputer, windowsComputer } from './homes.testing';

const ID = 'rep.prefs.hwaccel-off';
const signal = new AbortController().signal;

describe(ID, () => {
  it.each([
    ['closed, on Linux', linuxComputer()],
    ['running, on Linux', linuxComputer({ running: LINUX_PROGRAM })],
    ['with the key there, on Windows', windowsComputer({ prefs: 'ui.hardware_acceleration=true\n' })],
    ['on a Mac', macComputer()],
  ])('[sec-34] survives a kill at every step: Spotify %s', (_, plan) => proveSurvival(ID, plan));

  it('shows the one line that changes, and that Spotify is quit and started', async () => {
    const computer = await plantComputer(linuxComputer({ running: LINUX_PROGRAM }));
    const held = await computer.shop().plan(ID, null, signal);
    expect(held?.shown).toMatchObject({
      state: 'ready',
      undo: true,
      changes: [
        { kind: 'program', name: 'Spotify', what: 'quit' },
        {
          kind: 'text',
          place: '~/.config/spotify/prefs',
          before: null,
          after: 'ui.hardware_acceleration=false',
        },
        { kind: 'program', name: 'Spotify', what: 'start' },
      ],
    });
    await computer.remove();
  });

  it('is not needed where it is off already', async () => {
    const computer = await plantComputer(linuxComputer({ prefs: 'ui.hardware_acceleration=false\n' }));
    expect((await computer.shop().plan(ID, null, signal))?.shown.state).toBe('not-needed');
    await computer.remove();
  });

  it('does nothing when the prefs turned into a link since the plan', async () => {
    const computer = await plantComputer(linuxComputer());
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const { rename } = await import('node:fs/promises');
    await rename(computer.real(LINUX_PREFS), `${computer.real(LINUX_PREFS)}.real`);
    await symlink('prefs.real', computer.real(LINUX_PREFS));
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });

  it('is undone after Spotify rewrote the file, and keeps what Spotify wrote', async () => {
    const computer = await plantComputer(linuxComputer({ prefs: 'ui.hardware_acceleration=true\n' }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    const { writeFile, readFile } = await import('node:fs/promises');
    await writeFile(computer.real(LINUX_PREFS), 'app.player.volume=1\nui.hardware_acceleration=false\nnew.key=2\n');
    expect(await computer.shop().undo(job.id, signal)).toMatchObject({ state: 'undone' });
    expect(await readFile(computer.real(LINUX_PREFS), 'utf8')).toBe(
      'app.player.volume=1\nui.hardware_acceleration=true\nnew.key=2\n',
    );
    await computer.remove();
  });

  it('refuses an undo when somebody changed the same setting since', async () => {
    const computer = await plantComputer(linuxComputer({ prefs: 'ui.hardware_acceleration=true\n' }));
    const shop = computer.shop();
    const held = await shop.plan(ID, null, signal);
    if (!held) throw new Error('no plan');
    const job = await shop.run(held, signal);
    if (!('id' in job)) throw new Error(job.fault);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(computer.real(LINUX_PREFS), 'ui.hardware_acceleration="maybe"\n');
    const before = await computer.snapshot();
    expect(await shop.undo(job.id, signal)).toEqual({ fault: 'changed' });
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });
});
