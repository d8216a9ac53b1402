import { describe, expect, it } from 'vitest';
import type { ProcessRow } from '../ports';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { linuxComputer, macComputer, windowsComputer } from './homes.testing';

const ID = 'rep.app.close';
const signal = new AbortController().signal;

const row = (pid: number, program: string, mine: boolean | null = true): ProcessRow => ({
  pid,
  parent: 1,
  mine,
  program,
  args: '',
});
const RAINMETER = row(20, 'C:\\Program Files\\Rainmeter\\Rainmeter.exe');
const WALLPAPER = row(21, 'C:\\W\\wallpaper64.exe');
const STEAM = row(22, 'C:\\Program Files (x86)\\Steam\\steam.exe');
const COMODO = row(23, 'C:\\Program Files\\COMODO\\cistray.exe');
const SERVICE = row(24, 'SteamService.exe', false);
const ITUNES = row(25, '/Applications/iTunes.app/Contents/MacOS/iTunes');

const windows = (...programs: ProcessRow[]) => windowsComputer({ programs });
/** Nobody holds a file open there. */
const mac = macComputer({
  programs: [ITUNES, row(26, '/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder')],
  system: () => ({ state: {}, exec: async () => ({ code: 1, stdout: '', stderr: '' }) }),
});

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}

describe(ID, () => {
  it.each([
    ['two programs on Windows', windows(RAINMETER, WALLPAPER)],
    ['beside those that stay', windows(RAINMETER, STEAM, COMODO, SERVICE)],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan, { undo: false }));

  it('survives a kill at every step: on a Mac', () => proveSurvival(ID, mac, { undo: false }));

  it('names those it closes first, and leaves the others', () =>
    on(windows(COMODO, STEAM, WALLPAPER, RAINMETER, SERVICE), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held?.shown).toMatchObject({
        state: 'ready',
        undo: false,
        changes: [
          { kind: 'program', name: 'Rainmeter.exe', what: 'quit' },
          { kind: 'program', name: 'wallpaper64.exe', what: 'quit' },
        ],
        warnings: ['unsaved', 'steam', 'left-alone'],
      });
      expect(held && (await shop.run(held, signal))).toMatchObject({ state: 'done', verified: 'yes' });
      const left = (await computer.ports.machine.processes(signal)).map(({ pid }) => pid);
      expect(left).toEqual([COMODO.pid, STEAM.pid, SERVICE.pid]);
    }));

  it.each([
    ['Steam', [STEAM], 'steam-exit', ['steam']],
    ['what guards the computer', [COMODO], 'task-manager', ['left-alone']],
    ["somebody else's", [row(20, 'C:\\R\\Rainmeter.exe', false)], 'task-manager', ['left-alone']],
  ])('only guides where only %s runs', (_, programs, open, warnings) =>
    on(windows(...programs), async (computer) => {
      const held = await computer.shop().plan(ID, null, signal);
      expect(held?.shown).toMatchObject({ state: 'guide', guide: { why: 'only-you', open }, warnings, changes: [] });
    }),
  );

  it('is not needed where none of them runs', () =>
    on(linuxComputer({ programs: [row(9, '/usr/bin/steamcmd')], system: mac.system }), async (computer) => {
      expect((await computer.shop().plan(ID, null, signal))?.shown.state).toBe('not-needed');
    }));

  it('stops when one stays open, and says so', () =>
    on(windows(RAINMETER), async (computer) => {
      computer.control.ask = async () => {};
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held && (await shop.run(held, signal))).toMatchObject({ state: 'failed', fault: 'timeout' });
    }));

  it('[sec-33] closes no guard even when a journal says so', async () => {
    const { quitProgram } = await import('./acts/quit-program');
    await on(windows(COMODO), async (computer) => {
      const act = { kind: 'quit-program' as const, pid: COMODO.pid, program: COMODO.program };
      const spotify = { ask: () => Promise.reject(new Error('asked')) };
      const context = { ports: computer.ports, spotify, signal } as unknown as Parameters<
        typeof quitProgram.perform
      >[1];
      await expect(quitProgram.perform(act, context)).rejects.toMatchObject({ code: 'failed' });
    });
  });
});
