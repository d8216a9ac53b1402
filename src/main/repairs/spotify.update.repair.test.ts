import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import {
  flatpakComputer,
  LINUX_PREFS,
  LINUX_PROGRAM,
  linuxComputer,
  macComputer,
  snapComputer,
  storeComputer,
  windowsComputer,
} from './homes.testing';

const ID = 'rep.spotify.update';
const signal = new AbortController().signal;
const OLD = '1.2.30.1135';
const METAINFO =
  '/home/ada/.local/share/flatpak/app/com.spotify.Client/current/active/files/share/metainfo/com.spotify.Client.metainfo.xml';
const PREFS_OLD = 'app.last-launched-version="1.2.30.1135.g02996b3a"\n';

/** A flatpak that knows the newest version, and how it answers. */
const flatpak =
  (code = 0) =>
  (real: (path: string) => string) => ({
    state: {},
    exec: async (program: string, args: readonly string[]) => {
      const expected = 'flatpak update --user --assumeyes --noninteractive com.spotify.Client';
      if (`${program} ${args.join(' ')}` !== expected)
        throw new Error(`unexpected command: ${program} ${args.join(' ')}`);
      const text = await readFile(real(METAINFO), 'utf8');
      if (code === 0) await writeFile(real(METAINFO), text.replace(OLD, '1.2.92.147'));
      return { code, stdout: '', stderr: '' };
    },
  });
const ownFlatpak = (more: Partial<ComputerPlan> = {}) => flatpakComputer({ version: OLD, system: flatpak(), ...more });

const plist = (version: string) =>
  `<plist><dict><key>CFBundleIdentifier</key><string>com.spotify.client</string>
  <key>CFBundleShortVersionString</key><string>${version}</string></dict></plist>`;
const mac = (files: Record<string, string> = {}, more: Partial<ComputerPlan> = {}) =>
  macComputer({ files: { '/Applications/Spotify.app/Contents/Info.plist': plist(OLD), ...files }, ...more });
/** The package is newer than what last ran. */
const waiting = linuxComputer({
  running: LINUX_PROGRAM,
  files: {
    '/usr/bin/spotify': '#!/bin/sh\n',
    [LINUX_PREFS]: PREFS_OLD,
    [LINUX_PROGRAM]: `ELF\0${'x'.repeat(64)}Spotify/1.2.92.147\0Spotify version 1.2.92.147.g9c4e2e9a\0`,
  },
});

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;

describe(ID, () => {
  it.each([
    ['closed', ownFlatpak()],
    ['running', ownFlatpak({ running: '/app/extra/share/spotify/spotify' })],
  ])("survives a kill at every step: a person's own flatpak, %s", (_, plan) =>
    proveSurvival(ID, plan, { undo: false }),
  );

  it('survives a kill at every step: a Mac app that looks for an update when it starts', () =>
    // It has not found one yet.
    proveSurvival(ID, mac(), { undo: false, verified: 'no' }));

  it('says so when the flatpak could not be updated', () =>
    on(ownFlatpak({ system: flatpak(1) }), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      expect(held?.shown).toMatchObject({
        undo: false,
        changes: [{ kind: 'command', text: expect.stringContaining('flatpak update --user') }],
      });
      expect(held && (await shop.run(held, signal))).toMatchObject({ state: 'failed', fault: 'failed' });
    }));

  it.each([
    [
      "the installer's on Windows",
      windowsComputer({ files: { 'C:\\Users\\ada\\AppData\\Roaming\\Spotify\\prefs': PREFS_OLD } }),
      'winget upgrade --id Spotify.Spotify -e --silent --disable-interactivity --accept-source-agreements --accept-package-agreements',
    ],
    [
      "everybody's flatpak",
      flatpakComputer({ version: OLD, root: '/var/lib/flatpak' }),
      'flatpak update --system com.spotify.Client',
    ],
    [
      'the snap',
      snapComputer({ files: { '/snap/spotify/88/meta/snap.yaml': "version: '1.2.30.1135'\n" } }),
      'sudo snap refresh spotify',
    ],
    ['a Mac app of Homebrew', mac({ '/opt/homebrew/Caskroom/spotify/1.2/x': '' }), 'brew upgrade --cask spotify'],
  ])('gives the exact command for %s, and starts nothing', (_, plan, command) =>
    on(plan, async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'guide',
        guide: { why: 'other-owner', commands: [command] },
        warnings: ['changes'],
      });
    }),
  );

  it('as an administrator starts nothing', () =>
    on(ownFlatpak({ machine: { elevated: async () => true } }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ state: 'guide', guide: { why: 'elevated' } });
    }));

  it('is not needed for a new one, as in the Store', () =>
    on(storeComputer(), async (computer) => {
      expect((await planOn(computer))?.state).toBe('not-needed');
    }));

  it('restarts where an update waits for that', () =>
    on(waiting, async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'ready',
        changes: [
          { kind: 'program', what: 'quit' },
          { kind: 'program', what: 'start' },
        ],
      });
    }));
});
