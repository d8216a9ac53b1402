import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer } from './computer.testing';
import {
  flatpakComputer,
  linuxComputer,
  macComputer,
  snapComputer,
  storeComputer,
  WINDOWS_PROGRAM,
  windowsComputer,
} from './homes.testing';

const ID = 'rep.spotify.reinstall';
const signal = new AbortController().signal;

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;

describe(ID, () => {
  it.each([
    ["the installer's", windowsComputer(), `"${WINDOWS_PROGRAM}" /uninstall /silent`],
    [
      "the Store's",
      storeComputer(),
      'powershell -Command "Get-AppxPackage SpotifyAB.SpotifyMusic | Remove-AppxPackage"',
    ],
    ['the snap', snapComputer(), 'sudo snap remove spotify'],
    ["a person's flatpak", flatpakComputer(), 'flatpak uninstall --user com.spotify.Client'],
    ["everybody's", flatpakComputer({ root: '/var/lib/flatpak' }), 'flatpak uninstall --system com.spotify.Client'],
    ["Homebrew's", macComputer({ files: { '/usr/local/Caskroom/spotify/x': '' } }), 'brew reinstall --cask spotify'],
  ])('only guides, with the exact command: %s', (_, plan, command) =>
    on(plan, async (computer) => {
      const shown = await planOn(computer);
      expect(shown).toMatchObject({ state: 'guide', guide: { why: 'final' }, changes: [], undo: false });
      expect(shown?.guide?.commands[0]).toBe(command);
    }),
  );

  it('counts what would be lost in every place for downloads, each once', () => {
    const files = {
      '/home/ada/.cache/spotify/Storage/00/a.file': 'x'.repeat(100),
      '/mnt/music/Storage/01/b.file': 'x'.repeat(30),
      '/mnt/music/Storage/02/c.file': 'x'.repeat(5),
    };
    const prefs = 'storage.last-location="/mnt/music/Storage"\nstorage.location="/mnt/music/Storage/01"\n';
    return on(linuxComputer({ files, prefs }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        losses: [{ what: 'files of downloads', count: 3, bytes: 135 }],
        warnings: ['login', 'devices'],
      });
    });
  });

  it('loses nothing where nothing was downloaded', () =>
    on(linuxComputer(), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ losses: [], warnings: ['login'] });
    }));

  it('has nothing to install anew where none is found', () =>
    on({ platform: 'linux', files: {} }, async (computer) => {
      expect((await planOn(computer))?.state).toBe('unknown');
    }));
});
