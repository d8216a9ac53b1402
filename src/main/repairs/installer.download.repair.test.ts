import { symlink } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { type Net, PortError } from '../ports';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { macComputer, storeComputer } from './homes.testing';
import { organisationIn } from './signature';

const ID = 'rep.installer.download';
const signal = new AbortController().signal;
const DOWNLOADS = 'C:\\Users\\ada\\Downloads';
const SETUP = `${DOWNLOADS}\\SpotifySetup.exe`;
const SPOTIFY = 'CN=Spotify AB, O=Spotify AB, L=Stockholm, C=SE';

/** Windows without Spotify, which finds this signature on whatever it is shown. */
function windows(
  more: Partial<ComputerPlan> = {},
  signature: object = { status: 0, subject: SPOTIFY },
  download: Net['download'] = async function* () {
    yield new TextEncoder().encode('MZ');
    yield new TextEncoder().encode('...');
  },
): ComputerPlan {
  return {
    platform: 'windows',
    files: {},
    folders: [DOWNLOADS],
    net: { download },
    system: () => ({
      state: {},
      exec: async (program, args) => {
        if (program === 'reg') return { code: 1, stdout: '', stderr: '' };
        if (program !== 'powershell' || !args[3]?.includes('Get-AuthenticodeSignature -LiteralPath'))
          throw new Error(`unexpected command: ${program} ${args.join(' ')}`);
        return { code: 0, stdout: JSON.stringify(signature), stderr: '' };
      },
    }),
    ...more,
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
    ['the first', windows()],
    ['one beside an old one', windows({ files: { [SETUP]: 'old' } })],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan));

  it('shows from where it comes and where it goes, and leaves starting it to the person', () =>
    on(windows(), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'ready',
        undo: true,
        warnings: ['start-it'],
        changes: [
          { kind: 'download', from: 'https://download.scdn.co/SpotifySetup.exe', to: '~\\Downloads\\SpotifySetup.exe' },
        ],
      });
      const job = await run(computer);
      // That Spotify is still not installed proves nothing.
      const text = "The installer is in your Downloads folder, and Windows found Spotify's signature on it valid.";
      expect(job).toMatchObject({ state: 'done', verified: 'yes', evidence: [{ text }] });
      expect(job.evidence).toHaveLength(1);
      expect(new TextDecoder().decode(await computer.ports.files.read(SETUP))).toBe('MZ...');
    }));

  it.each([
    ['is not valid', { status: 1, subject: SPOTIFY }],
    ["is somebody else's", { status: 0, subject: 'CN=Spotify AB, O=Spotty AB' }],
    ['is missing', { status: 2, subject: '' }],
  ])('keeps nothing whose signature %s', (_, signature) =>
    on(windows({ files: { [SETUP]: 'old' } }, signature), async (computer) => {
      const before = await computer.snapshot();
      expect(await run(computer)).toMatchObject({ state: 'failed', fault: 'failed' });
      expect(await computer.snapshot()).toEqual(before);
    }),
  );

  it('keeps nothing of a download that broke off', () => {
    const broken: Net['download'] = async function* () {
      yield new TextEncoder().encode('MZ');
      throw new PortError('timeout', 'ETIMEDOUT');
    };
    return on(windows({}, {}, broken), async (computer) => {
      expect(await run(computer)).toMatchObject({ state: 'failed', fault: 'timeout' });
      expect(await computer.ports.files.list(DOWNLOADS)).toEqual([]);
    });
  });

  it('refuses an undo when another file took the place, and clears what was put back', () =>
    on(windows(), async (computer) => {
      const { files } = computer.ports;
      const first = await run(computer);
      await files.rename(SETUP, `${SETUP}.mine`);
      await files.writeAtomic(SETUP, new TextEncoder().encode('another'));
      expect(await computer.shop().undo(first.id, signal)).toEqual({ fault: 'changed' });
      await files.rename(SETUP, `${SETUP}.other`);
      await files.rename(`${SETUP}.mine`, SETUP);
      expect(await computer.shop().undo(first.id, signal)).toMatchObject({ state: 'undone' });
      expect((await files.list(DOWNLOADS)).some((name) => name.endsWith('.newer'))).toBe(true);
      await computer.shop().clear([first.id]);
      expect(await files.list(DOWNLOADS)).toEqual(['SpotifySetup.exe.other']);
    }));

  it('does nothing where a link stands in the place', () =>
    on(windows(), async (computer) => {
      await symlink('elsewhere', computer.real(SETUP));
      expect(await planOn(computer)).toMatchObject({ state: 'refused', fault: 'link' });
    }));

  it('only guides on a Mac, for the Store, and without the folder', async () => {
    await on({ platform: 'macos', files: {} }, async (computer) => {
      expect(await planOn(computer)).toMatchObject({ guide: { why: 'only-you', open: 'spotify-download' } });
    });
    await on(windows({ folders: [] }), async (computer) => {
      expect(await planOn(computer)).toMatchObject({ guide: { why: 'only-you' } });
    });
    const old = { files: { 'C:\\Program Files\\WindowsApps\\x': '' } };
    await on(storeComputer(old), async (computer) => {
      expect((await planOn(computer))?.state).toBe('not-needed');
    });
    await on(macComputer(), async (computer) => {
      expect((await planOn(computer))?.state).not.toBe('ready');
    });
  });
});

describe('organisationIn', () => {
  it.each([
    [SPOTIFY, 'Spotify AB'],
    ['O=Spotify AB', 'Spotify AB'],
    // The name of somebody who would like to be Spotify.
    ['CN="x, O=Spotify AB, y", O=Evil Ltd', 'Evil Ltd'],
    ['CN="a ""b"", O=Spotify AB"', null],
    ['O=Spotify AB, O=Evil Ltd', null],
    ['CN=Spotify AB', null],
    ['', null],
  ])('of %s is %s', (subject, name) => expect(organisationIn(subject)).toBe(name));

  it('[sec-34] never takes what stands in quotes for it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const quoted = `"${left.replaceAll('"', '""')}, O=Spotify AB, ${right.replaceAll('"', '""')}"`;
        expect(organisationIn(`CN=${quoted}, C=SE`.slice(0, 1900))).not.toBe('Spotify AB');
      }),
      { numRuns: runs(20_000) },
    );
  });
});
