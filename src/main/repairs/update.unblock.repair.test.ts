import { chmod, symlink } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { powershellText } from '../windows/text';
import { type Computer, type ComputerPlan, plantComputer, proveSurvival } from './computer.testing';
import { macComputer, WINDOWS_PROGRAM, windowsComputer } from './homes.testing';
import { ownRules } from './tools/folder-rights.tool';

const ID = 'rep.update.unblock';
const signal = new AbortController().signal;
const FOLDER = 'C:\\Users\\ada\\AppData\\Local\\Spotify\\Update';
const MAC_FOLDER = '/Users/ada/Library/Application Support/Spotify/PersistentCache/Update';
const ME = 'S-1-5-21-1-2-3-1001';
const DENY = `(D;;0x10116;;;${ME})`;
const ABOVE = '(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)';

const encoded = (text: string) => Buffer.from(text, 'utf16le').toString('base64');

/** Windows, where the folder has these rules of its own; `guarded` = somebody else's folder. */
function windows(own: string, options: { guarded?: boolean; unreadable?: boolean; running?: string } = {}) {
  return windowsComputer({
    folders: [FOLDER],
    running: options.running ?? null,
    system: () => {
      const state = { own };
      return {
        state,
        windows: () => ({
          update: [
            {
              mine: [ME, 'S-1-1-0'],
              there: true,
              rules: [
                { deny: false, rights: 2032127, sid: 'S-1-5-18' },
                ...(state.own.includes('(D;') ? [{ deny: true, rights: 0x10116, sid: ME }] : []),
              ],
            },
          ],
        }),
        exec: async (program, args) => {
          if (program === 'reg') return { code: 1, stdout: '', stderr: '' };
          const script = args[3] ?? '';
          if (program !== 'powershell' || !script.includes(encoded(FOLDER))) throw new Error(`unexpected: ${script}`);
          const set = /SetSecurityDescriptorSddlForm\('([^']*)','Access'\)/.exec(script)?.[1];
          if (options.unreadable || (set !== undefined && options.guarded)) return { code: 1, stdout: '', stderr: 'x' };
          if (set !== undefined) state.own = set;
          else if (!script.includes('GetAccessControl')) throw new Error(`unexpected: ${script}`);
          // Windows adds what the folder around it hands down.
          const sddl = `D:${state.own.startsWith('D:P') ? 'PAI' : 'AI'}${state.own.replace(/^D:P?/, '')}${ABOVE}`;
          return { code: 0, stdout: JSON.stringify({ sddl }), stderr: '' };
        },
      };
    },
  });
}

async function on(plan: ComputerPlan, work: (computer: Computer) => Promise<void>) {
  const computer = await plantComputer(plan);
  await work(computer).finally(computer.remove);
}
const planOn = async (computer: Computer) => (await computer.shop().plan(ID, null, signal))?.shown;
async function run(computer: Computer) {
  const shop = computer.shop();
  const held = await shop.plan(ID, null, signal);
  return held && (await shop.run(held, signal));
}
const fileThere = windowsComputer({
  files: { [FOLDER]: '' },
  system: () => ({
    state: {},
    exec: async () => ({ code: 1, stdout: '', stderr: '' }),
    windows: () => ({ update: [{ mine: [ME], there: false, rules: [] }] }),
  }),
});

describe(ID, () => {
  it.each([
    ['a file in the place, on Windows', fileThere],
    ['a file in the place, on a Mac', macComputer({ files: { [MAC_FOLDER]: '' } })],
    ['rules that forbid', windows(`D:${DENY}`)],
    ['the same while Spotify runs', windows(`D:P${DENY}(A;OICI;FA;;;${ME})`, { running: WINDOWS_PROGRAM })],
  ])('survives a kill at every step: %s', (_, plan) => proveSurvival(ID, plan));

  it('shows the rules before and after, and warns', () =>
    on(windows(`D:${DENY}`), async (computer) => {
      expect(await planOn(computer)).toMatchObject({
        state: 'ready',
        undo: true,
        changes: [{ kind: 'setting', name: FOLDER, before: `D:${DENY}`, after: 'D:' }],
        warnings: ['on-purpose', 'changes'],
      });
    }));

  it("says so where the folder is somebody else's, and leaves it", () =>
    on(windows(`D:${DENY}`, { guarded: true }), async (computer) => {
      expect(await run(computer)).toMatchObject({ state: 'failed', fault: 'no-permission' });
    }));

  it('only guides where the rules cannot be read', () =>
    on(windows(`D:${DENY}`, { unreadable: true }), async (computer) => {
      const commands = [`attrib -R "${FOLDER}" /D`, `icacls "${FOLDER}" /reset /T /C`];
      expect(await planOn(computer)).toMatchObject({ state: 'guide', guide: { why: 'only-you', commands } });
    }));

  it('only guides to the rights of a folder on a Mac', () =>
    on(macComputer({ folders: [MAC_FOLDER] }), async (computer) => {
      await chmod(computer.real(MAC_FOLDER), 0o500);
      expect(await planOn(computer)).toMatchObject({
        state: 'guide',
        guide: { commands: [`chflags -R nouchg '${MAC_FOLDER}'`, `chmod -R u+rwX '${MAC_FOLDER}'`] },
      });
    }));

  it('is not needed where nothing blocks', () =>
    on(windows('D:'), async (computer) => {
      expect((await planOn(computer))?.state).toBe('not-needed');
    }));

  it('does nothing when a link took the place since the plan', () =>
    on(macComputer({ files: { [MAC_FOLDER]: '' } }), async (computer) => {
      const shop = computer.shop();
      const held = await shop.plan(ID, null, signal);
      if (!held) throw new Error('no plan');
      await computer.ports.files.rename(MAC_FOLDER, `${MAC_FOLDER}.real`);
      await symlink('Update.real', computer.real(MAC_FOLDER));
      const before = await computer.snapshot();
      expect(await shop.run(held, signal)).toEqual({ fault: 'changed' });
      expect(await computer.snapshot()).toEqual(before);
    }));

  it('keeps what Spotify made in the place when the block is put back', () =>
    on(macComputer({ files: { [MAC_FOLDER]: 'block' } }), async (computer) => {
      const job = await run(computer);
      if (!job || !('id' in job)) throw new Error('no job');
      await computer.ports.files.makeFolder(MAC_FOLDER);
      expect(await computer.shop().undo(job.id, signal)).toMatchObject({ state: 'undone' });
      const { files } = computer.ports;
      expect((await files.linkFacts(MAC_FOLDER))?.kind).toBe('file');
      const names = await files.list(MAC_FOLDER.replace(/\/Update$/, ''));
      expect(names.filter((name) => name.endsWith('.newer'))).toHaveLength(1);
    }));
});

describe('ownRules', () => {
  it.each([
    [`D:AI${ABOVE}`, 'D:'],
    [`D:PAI${DENY}(A;OICI;FA;;;BA)`, `D:P${DENY}(A;OICI;FA;;;BA)`],
    [`D:${DENY}${ABOVE}`, `D:${DENY}`],
    ['D:', 'D:'],
  ])('of %s are %s', (sddl, own) => expect(ownRules(sddl)).toBe(own));

  it.each([
    '',
    'D',
    'D:NO_ACCESS_CONTROL',
    "D:(A;;FA;;;WD)'",
    'D:(XA;;FR;;;WD;(@User.x == "y"))',
    'O:BAD:(A;;FA;;;WD)',
  ])('refuses %s', (sddl) => expect(ownRules(sddl)).toBeNull());

  it('[sec-28] lets nothing through that could end a string, and reads back what it gives', () => {
    const part = fc.constantFrom('D:', 'P', 'AI', '(D;;FA;;;WD)', '(A;OICIID;FA;;;SY)', "'", '(', ')', ';', '$x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const own = ownRules(text);
          if (own === null) return;
          expect(own).toMatch(/^[A-Za-z0-9:;()-]+$/);
          expect(ownRules(own)).toBe(own);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});

it('[sec-28] hands PowerShell a path without any quote of its own', () => {
  const path = "C:\\Users\\O’Neil 'x'; calc\\Ünï";
  const text = powershellText(path);
  expect(text).toContain(encoded(path));
  expect(text.replace(/'[A-Za-z0-9+/=]*'/, '')).not.toMatch(/['‘’‚‛]/);
});
