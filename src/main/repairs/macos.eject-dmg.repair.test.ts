import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { macComputer } from './homes.testing';
import { type Given, macImages } from './images.testing';

const ID = 'rep.macos.eject-dmg';
const signal = new AbortController().signal;
const IMAGE = '/Users/ada/Downloads/Spotify.dmg';

const mac = (images: Given, more: Partial<ComputerPlan> = {}, options: Parameters<typeof macImages>[1] = {}) =>
  macComputer({ files: { [IMAGE]: 'dmg' }, system: macImages(images, options), ...more });

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;

describe(ID, () => {
  it('survives a kill at every step', () =>
    proveSurvival(ID, mac({ '/x/Music.dmg': '/Volumes/Music', [IMAGE]: '/Volumes/Spotify' })));

  it('shows the volume, and that it can be mounted again', () =>
    on(mac({ [IMAGE]: '/Volumes/Install Spotify' }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'ready',
        undo: true,
        changes: [{ kind: 'setting', name: '/Volumes/Install Spotify', before: 'mounted', after: null }],
      });
    }));

  it('leaves the command to the person where the image file is gone', () =>
    on(mac({ '/gone/Spotify.dmg': '/Volumes/Spotify' }), async (computer) => {
      const guide = { why: 'final', commands: ["hdiutil detach '/Volumes/Spotify'"] };
      expect(await planOn(computer)).toMatchObject({ state: 'guide', guide });
    }));

  it('refuses while a program runs from the volume', () => {
    const program = '/Volumes/Spotify/Spotify.app/Contents/MacOS/Spotify';
    return on(mac({ [IMAGE]: '/Volumes/Spotify' }, { running: program }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ state: 'refused', fault: 'spotify-running' });
    });
  });

  it('is not needed where none is mounted', () =>
    on(mac({ '/x/Music.dmg': '/Volumes/Music' }), async (computer) => {
      expect((await planOn(computer))?.state).toBe('not-needed');
    }));

  it('uses no force on a volume in use, and says that it failed', () =>
    on(mac({ [IMAGE]: '/Volumes/Spotify' }, {}, { stuck: true }), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held && (await shop.run(held, signal))).toMatchObject({ state: 'failed', fault: 'failed' });
    }));

  it('refuses an undo once the image file was thrown away', () =>
    on(mac({ [IMAGE]: '/Volumes/Spotify' }), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      const job = held && (await shop.run(held, signal));
      if (!job || !('id' in job)) throw new Error('no job');
      await computer.ports.files.rename(IMAGE, `${IMAGE}.old`);
      expect(await shop.undo(job.id, signal)).toEqual({ fault: 'changed' });
    }));
});
