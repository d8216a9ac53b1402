import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import {
  flatpakComputer,
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

const ID = 'rep.spotify.restart';
const signal = new AbortController().signal;
const ONE_WAY = { undo: false };

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}

describe(ID, () => {
  it.each([
    ['a package on Linux', linuxComputer()],
    ['a package with a script before it', linuxComputer({ running: LINUX_PROGRAM, files: { '/usr/bin/spotify': '' } })],
    ['the snap', snapComputer()],
    ['the flatpak', flatpakComputer()],
    ['the app on a Mac', macComputer()],
    ["the installer's on Windows", windowsComputer()],
    ["the Store's on Windows", storeComputer()],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan, ONE_WAY));

  it.each([
    ['linux', linuxComputer({ running: LINUX_PROGRAM }), { by: 'path', path: LINUX_PROGRAM }],
    ['snap', snapComputer({ running: SNAP_PROGRAM }), { by: 'snap' }],
    ['flatpak', flatpakComputer({ running: '/app/extra/share/spotify/spotify' }), { by: 'flatpak' }],
    ['mac', macComputer({ running: MAC_PROGRAM }), { by: 'bundle', path: '/Applications/Spotify.app' }],
    ['windows', windowsComputer({ running: WINDOWS_PROGRAM }), { by: 'path', path: WINDOWS_PROGRAM }],
    ['store', storeComputer({ running: STORE_PROGRAM }), { by: 'store' }],
  ])('quits it first, then starts it as a person would: %s', (_, plan, how) =>
    on(plan, async (computer) => {
      const seen: unknown[] = [];
      const { start, ask } = computer.control;
      computer.control.ask = (row) => ask(row).then(() => void seen.push('quit'));
      computer.control.start = (...given) => {
        seen.push(...given);
        return start(...given);
      };
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held?.shown).toMatchObject({
        state: 'ready',
        undo: false,
        changes: [{ what: 'quit' }, { what: 'start' }],
      });
      const job = held && (await shop.run(held, signal));
      expect(job).toMatchObject({ state: 'done', verified: 'yes', undo: false });
      expect(seen).toEqual(['quit', how, [], null]);
    }),
  );

  it('as an administrator starts nothing, and says why', () =>
    on(linuxComputer({ running: LINUX_PROGRAM, machine: { elevated: async () => true } }), async (computer) => {
      const held = await computer.shop().plan(ID, null, signal);
      expect(held?.shown).toMatchObject({ state: 'guide', guide: { why: 'elevated' } });
      expect(computer.running()).toBe(true);
    }));

  it('quits nothing that it cannot start again', async () => {
    const gone = { platform: 'linux' as const, files: {}, running: LINUX_PROGRAM };
    await on(gone, async (computer) => {
      expect((await computer.shop().plan(ID, null, signal))?.shown).toMatchObject({ fault: 'not-installed' });
    });
  });

  it('says so when Spotify does not come up', () =>
    on(linuxComputer(), async (computer) => {
      computer.control.start = async () => ({ pid: 9, ended: Promise.resolve() });
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      const job = held && (await shop.run(held, signal));
      expect(job).toMatchObject({ state: 'failed', fault: 'spotify-not-started' });
    }));
});
