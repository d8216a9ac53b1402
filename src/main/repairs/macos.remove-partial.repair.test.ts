import { chmod, rename, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ExecResult } from '../ports';
import { type ComputerPlan, planOn, proveSurvival } from './computer.testing';
import { MAC_PREFS, MAC_PROGRAM, macComputer } from './homes.testing';

const ID = 'rep.macos.remove-partial';
const signal = new AbortController().signal;
const APP = '/Applications/Spotify.app';
const MINE = '/Users/ada/Applications/Spotify.app';

/** codesign, as it answers for each bundle; anything else is no command of this repair. */
const codesign = (codes: Readonly<Record<string, number>>) => () => ({
  state: {},
  exec: async (program: string, args: readonly string[]): Promise<ExecResult> => {
    const app = args.at(-1) ?? '';
    const code = codes[app];
    if (program !== 'codesign' || args[0] !== '--verify' || code === undefined)
      throw new Error(`unexpected ${program} ${args.join(' ')}`);
    return { code, stdout: '', stderr: code === 0 ? '' : `${app}: a sealed resource is missing or invalid\n` };
  },
});
/** All there is of the engine is its helper. */
const lacking = { [`${APP}/Contents/Frameworks/Spotify Helper.app/x`]: 'x' };
const begun: ComputerPlan = {
  platform: 'macos',
  files: { [MAC_PREFS]: 'a.b=1\n' },
  folders: [`${APP}/Contents/MacOS`],
};

describe(ID, () => {
  it.each<[string, ComputerPlan]>([
    ['without a program', begun],
    ['with a broken seal', macComputer({ files: lacking, system: codesign({ [APP]: 1 }) })],
  ])('survives a kill at every step: a copy %s', (_, plan) => proveSurvival(ID, plan));

  it('moves the copy that broke off, and leaves the whole one beside it', async () => {
    const { computer, shop, held } = await planOn(
      ID,
      macComputer({ running: MAC_PROGRAM, folders: [MINE], files: { '/Users/ada/Library/x': 'x' } }),
    );
    expect(held.shown).toMatchObject({
      state: 'ready',
      warnings: ['install-again'],
      changes: [
        { kind: 'program', what: 'quit' },
        { kind: 'move', from: '~/Applications/Spotify.app', to: `Spotify.app.backline-${held.stamp}` },
        { kind: 'program', what: 'start' },
      ],
    });
    expect(await shop.run(held, signal)).toMatchObject({ state: 'done', verified: 'yes' });
    expect(await computer.snapshot()).toHaveProperty([MAC_PROGRAM]);
    await computer.remove();
  });

  it.each([0, 2])(
    'leaves alone what lacks a part but is sealed, or of which codesign will not tell (%d)',
    async (code) => {
      const { computer, held } = await planOn(ID, macComputer({ files: lacking, system: codesign({ [APP]: code }) }));
      expect(held.shown).toMatchObject({ state: 'refused', fault: 'changed' });
      await computer.remove();
    },
  );

  it('refuses where codesign cannot be asked', async () => {
    const { computer, held } = await planOn(ID, macComputer({ files: lacking }));
    expect(held.shown).toMatchObject({ state: 'refused', fault: 'tool-missing' });
    await computer.remove();
  });

  it('is not needed where the app is whole', async () => {
    const { computer, held } = await planOn(ID, macComputer());
    expect(held.shown.state).toBe('not-needed');
    await computer.remove();
  });

  it('only guides where the folder for apps is not writable', async () => {
    const { computer, shop } = await planOn(ID, begun);
    await chmod(computer.real('/Applications'), 0o555);
    expect((await shop.plan(ID, null, signal))?.shown).toMatchObject({
      state: 'guide',
      guide: { why: 'admin', commands: [`sudo mv '${APP}' '${APP}.old'`] },
    });
    await chmod(computer.real('/Applications'), 0o755);
    await computer.remove();
  });

  it('takes a link for nobody to judge', async () => {
    const { computer, shop, held } = await planOn(ID, begun);
    await rename(computer.real(APP), computer.real('/elsewhere'));
    await symlink(computer.real('/elsewhere'), computer.real(APP));
    const before = await computer.snapshot();
    expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
    expect((await shop.plan(ID, null, signal))?.shown.state).toBe('unknown');
    expect(await computer.snapshot()).toEqual(before);
    await computer.remove();
  });
});
