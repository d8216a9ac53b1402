import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import {
  LINUX_PROGRAM,
  linuxComputer,
  MAC_PROGRAM,
  macComputer,
  SNAP_PROGRAM,
  STORE_PROGRAM,
  snapComputer,
  storeComputer,
  WINDOWS_PROGRAM,
  windowsComputer,
} from './homes.testing';

const ID = 'rep.spotify.quit';
const signal = new AbortController().signal;

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}

async function run(computer: Computer) {
  const shop = computer.shop();
  const held = await shop.plan(ID, null, signal);
  if (!held) throw new Error('no plan');
  const job = await shop.run(held, signal);
  if (!('id' in job)) throw new Error(job.fault);
  return { held, job, shop };
}

describe(ID, () => {
  it.each([
    ['a package on Linux', linuxComputer({ running: LINUX_PROGRAM })],
    ['the snap', snapComputer({ running: SNAP_PROGRAM })],
    ['the app on a Mac', macComputer({ running: MAC_PROGRAM })],
    ["the installer's on Windows", windowsComputer({ running: WINDOWS_PROGRAM })],
    ["the Store's on Windows", storeComputer({ running: STORE_PROGRAM })],
  ])('survives a kill at every step, and an undo starts it again: %s', (_, plan) => proveSurvival(ID, plan));

  it('shows that Spotify is quit, and that this can be undone', () =>
    on(linuxComputer({ running: LINUX_PROGRAM }), async (computer) => {
      const held = await computer.shop().plan(ID, null, signal);
      expect(held?.shown).toMatchObject({
        state: 'ready',
        undo: true,
        changes: [{ kind: 'program', name: 'Spotify', what: 'quit' }],
      });
    }));

  it('is not needed where none runs', () =>
    on(linuxComputer(), async (computer) => {
      expect((await computer.shop().plan(ID, null, signal))?.shown.state).toBe('not-needed');
    }));

  it("ends two of them and parts that were left behind, and nobody else's", () => {
    const row = (pid: number, more: object = {}) => ({
      pid,
      parent: 1,
      mine: true,
      program: LINUX_PROGRAM,
      args: 'spotify',
      ...more,
    });
    const theirs = row(4, { mine: false });
    const left = row(5, { args: 'spotify --type=renderer' });
    return on(linuxComputer({ programs: [row(2), row(3), left, theirs] }), async (computer) => {
      const { job } = await run(computer);
      expect(job).toMatchObject({ state: 'done', verified: 'yes' });
      expect(await computer.ports.machine.processes(signal)).toEqual([theirs]);
    });
  });

  it('as an administrator quits it, and offers no way to start it again', () =>
    on(windowsComputer({ running: WINDOWS_PROGRAM, machine: { elevated: async () => true } }), async (computer) => {
      const { held, job, shop } = await run(computer);
      expect(held.shown).toMatchObject({ state: 'ready', undo: false });
      expect(job).toMatchObject({ state: 'done', undo: false });
      expect(await shop.undo(job.id, signal)).toEqual({ fault: 'changed' });
      expect(computer.running()).toBe(false);
    }));

  it('says so when Spotify will not go, and leaves it as it was', () =>
    on(linuxComputer({ running: LINUX_PROGRAM }), async (computer) => {
      computer.control.ask = async () => {};
      const { job } = await run(computer);
      expect(job).toMatchObject({ state: 'failed', fault: 'spotify-would-not-quit', undo: false });
      expect(computer.running()).toBe(true);
    }));

  it('does nothing when Spotify was quit since the plan', () =>
    on(linuxComputer({ running: LINUX_PROGRAM }), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      if (!held) throw new Error('no plan');
      computer.setRunning(null);
      expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
      expect(await shop.jobs()).toEqual([]);
    }));
});
