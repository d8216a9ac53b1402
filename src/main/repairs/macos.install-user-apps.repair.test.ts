import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { type Given, macImages } from './images.testing';

const ID = 'rep.macos.install-user-apps';
const signal = new AbortController().signal;
const IMAGE = '/Users/ada/Downloads/Spotify.dmg';
const APP = '/Users/ada/Applications/Spotify.app';
const INSIDE = '/Volumes/Spotify/Spotify.app/Contents';
const PLIST = `<plist><key>CFBundleIdentifier</key><string>com.spotify.client</string>
<key>CFBundleShortVersionString</key><string>1.2.92.147</string></plist>`;

function mac(
  images: Given = {},
  more: Partial<ComputerPlan> = {},
  options: Parameters<typeof macImages>[1] = {},
): ComputerPlan {
  return {
    platform: 'macos',
    folders: ['/Users/ada/Applications'],
    system: macImages(images, options),
    ...more,
    files: {
      [IMAGE]: 'dmg',
      [`${INSIDE}/MacOS/Spotify`]: '#!',
      [`${INSIDE}/Info.plist`]: PLIST,
      ...more.files,
    },
  };
}

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;
async function run(computer: Computer) {
  const shop = computer.shop();
  const held = await shop.plan(ID, null, signal);
  const job = held && (await shop.run(held, signal));
  if (!job || !('id' in job)) throw new Error('no job');
  return job;
}

describe(ID, () => {
  it.each([
    ['from an image that is not mounted', mac()],
    ['from one that is', mac({ [IMAGE]: '/Volumes/Spotify' })],
    ['in place of one that broke off', mac({}, { files: { [`${APP}/Contents/Resources/a`]: 'half' } })],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan));

  it('makes the folder where there is none, and leaves no image mounted', () =>
    on(mac({}, { folders: [] }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        undo: true,
        changes: [
          { kind: 'command', text: 'ditto "~/Downloads/Spotify.dmg: Spotify.app" "~/Applications/Spotify.app"' },
        ],
      });
      expect(await run(computer)).toMatchObject({ state: 'done', verified: 'yes' });
      expect(await computer.snapshot()).not.toHaveProperty(`setting ${IMAGE}`);
    }));

  it('keeps no app that bears another seal, and clears what is left of it', () =>
    on(mac({}, {}, { sealed: false }), async (computer) => {
      const { files } = computer.ports;
      const job = await run(computer);
      expect(job).toMatchObject({ state: 'failed', fault: 'failed' });
      expect(await files.linkFacts(APP)).toBeNull();
      await computer.shop().clear([job.id]);
      expect(await files.list('/Users/ada/Applications')).toEqual([]);
    }));

  it('refuses an undo when another app took the place, and leaves that one', () =>
    on(mac(), async (computer) => {
      const { id } = await run(computer);
      await computer.ports.files.rename(APP, `${APP}.mine`);
      await computer.ports.files.makeFolder(APP);
      expect(await computer.shop().undo(id, signal)).toEqual({ fault: 'changed' });
    }));

  it('only guides where no image was downloaded, or as an administrator', async () => {
    const files = { '/Users/ada/Downloads/Other.dmg': '' };
    await on({ ...mac(), files }, async (computer) => {
      expect(await planOn(computer)).toMatchObject({ guide: { why: 'only-you', open: 'spotify-download' } });
    });
    await on(mac({}, { machine: { elevated: async () => true } }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ guide: { why: 'elevated' } });
    });
  });
});
