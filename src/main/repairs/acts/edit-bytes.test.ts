import { readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../ports';
import { toLatin1 } from '../bytes';
import type { ActOf } from './act';
import { memoryCopy, plantBench } from './context.testing';
import { editBytes, planEdit } from './edit-bytes';
import type { ActContext } from './kind';

const PATH = '/etc/hosts';
const bytes = (text: string) => new TextEncoder().encode(text);
const line = (text: string, from: string) => ({
  at: text.indexOf(from),
  before: from,
  after: `# off ${from}`,
});

/** One file in memory: the cut-off writes are made by the test. */
function fileOf(content: Uint8Array): ActContext & { now: Uint8Array } {
  const held = {
    now: content,
    signal: new AbortController().signal,
    ...memoryCopy(),
    ports: {
      files: {
        linkFacts: async () => ({ kind: 'file' }),
        read: async () => held.now,
        writeInPlace: async (_: string, next: Uint8Array) => {
          held.now = next;
        },
      },
    } as unknown as Ports,
  } as unknown as ActContext & { now: Uint8Array };
  return held;
}

/** What a write that was cut off leaves: its beginning, and from there on what was there before. */
function cutOff(next: Uint8Array, old: Uint8Array, cut: number): Uint8Array {
  const written = next.subarray(0, cut);
  return Uint8Array.from([...written, ...old.subarray(written.length)]);
}

/** Few different bytes, so that pieces occur more than once and overlap. */
const content = fc.uint8Array({ max: 3, minLength: 1, maxLength: 40 });
const scenario = content.chain((old) =>
  fc.record({
    old: fc.constant(old),
    cuts: fc.array(fc.nat(old.length), { minLength: 2, maxLength: 6 }),
    news: fc.array(fc.uint8Array({ max: 3, maxLength: 6 }), { minLength: 3, maxLength: 3 }),
    cut: fc.nat(60),
  }),
);

async function plan({ old, cuts, news }: { old: Uint8Array; cuts: number[]; news: Uint8Array[] }) {
  const ends = [...new Set(cuts)].sort((a, b) => a - b);
  const text = toLatin1(old);
  const edits: ActOf<'edit-bytes'>['edits'] = [];
  for (let index = 0; index + 1 < ends.length; index += 2) {
    const [at = 0, to = 0] = [ends[index], ends[index + 1]];
    edits.push({ at, before: text.slice(at, to), after: toLatin1(news[index / 2] ?? new Uint8Array()) });
  }
  return edits.length === 0 ? null : planEdit(PATH, old, edits);
}

describe('edit-bytes', () => {
  it('brings any edits to any content there and back, byte for byte', () =>
    fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const act = await plan(given);
        fc.pre(act !== null);
        const file = fileOf(given.old);
        expect(await editBytes.look(act, file)).toBe('before');
        await editBytes.perform(act, file);
        const done = file.now;
        expect(await editBytes.look(act, file)).toBe(act.shaBefore === act.shaAfter ? 'before' : 'after');
        await editBytes.revert?.(act, file);
        expect(file.now).toEqual(given.old);
        await editBytes.perform(act, file);
        expect(file.now).toEqual(done);
      }),
      { numRuns: 5000 },
    ));

  it.each(['finish', 'undo'] as const)('cut off anywhere, on its way there or back, it can %s', (then) =>
    fc.assert(
      fc.asyncProperty(scenario, fc.boolean(), async (given, back) => {
        const act = await plan(given);
        fc.pre(act !== null);
        const file = fileOf(given.old);
        await editBytes.perform(act, file);
        const done = file.now;
        file.now = back ? cutOff(given.old, done, given.cut) : cutOff(done, given.old, given.cut);
        const where = await editBytes.look(act, file);
        expect(['before', 'torn', 'after']).toContain(where);
        if (then === 'finish') {
          if (where !== 'after') await editBytes.perform(act, file);
          expect(file.now).toEqual(done);
        } else {
          if (where !== 'before') await editBytes.revert?.(act, file);
          expect(file.now).toEqual(given.old);
        }
      }),
      { numRuns: 5000 },
    ),
  );

  it('cut off while it puts back a file that others wrote to, it still puts it back, and keeps what is theirs', () =>
    fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const act = await plan(given);
        fc.pre(act !== null);
        const file = fileOf(given.old);
        await editBytes.perform(act, file);
        const theirs = Uint8Array.from([9, ...file.now, 9]);
        file.now = theirs;
        fc.pre((await editBytes.look(act, file)) === 'after');
        await editBytes.revert?.(act, file);
        const back = file.now;
        expect([back.at(0), back.at(-1)]).toEqual([9, 9]);
        file.now = cutOff(back, theirs, given.cut);
        const where = await editBytes.look(act, file);
        expect(['before', 'torn', 'after']).toContain(where);
        if (where !== 'before') await editBytes.revert?.(act, file);
        expect(file.now).toEqual(back);
      }),
      { numRuns: 3000 },
    ));

  const HOSTS = '0.0.0.0 a.spotify.com\n127.0.0.1 localhost\n0.0.0.0 a.spotify.com\n';

  it('is undone piece by piece where somebody added lines of their own', async () => {
    const bench = await plantBench({ platform: 'linux', files: { [PATH]: HOSTS } });
    const first = line(HOSTS, '0.0.0.0 a.spotify.com');
    const act = await planEdit(PATH, bytes(HOSTS), [first, { ...first, at: HOSTS.lastIndexOf('0.0.0.0') }]);
    await editBytes.perform(act, bench);
    const real = bench.computer.real(PATH);
    expect(await readFile(real, 'utf8')).toBe(HOSTS.replaceAll('0.0.0.0 a', '# off 0.0.0.0 a'));
    await writeFile(real, `10.0.0.1 nas\n${await readFile(real, 'utf8')}10.0.0.2 tv\n`);
    expect(await editBytes.look(act, bench)).toBe('after');
    await editBytes.revert?.(act, bench);
    expect(await readFile(real, 'utf8')).toBe(`10.0.0.1 nas\n${HOSTS}10.0.0.2 tv\n`);
    await bench.computer.remove();
  });

  it('tells pieces apart of which one begins like the other', async () => {
    const text = '0.0.0.0 a.spotify.com\n0.0.0.0 a.spotify.com.example\n';
    const bench = await plantBench({ platform: 'linux', files: { [PATH]: text } });
    const act = await planEdit(PATH, bytes(text), [
      line(text, '0.0.0.0 a.spotify.com'),
      { ...line(text, '0.0.0.0 a.spotify.com.example') },
    ]);
    await editBytes.perform(act, bench);
    const real = bench.computer.real(PATH);
    await writeFile(real, `# mine\n${await readFile(real, 'utf8')}`);
    await editBytes.revert?.(act, bench);
    expect(await readFile(real, 'utf8')).toBe(`# mine\n${text}`);
    await bench.computer.remove();
  });

  it('knows nothing of a file in which a piece was copied, or changed, by somebody else', async () => {
    const bench = await plantBench({ platform: 'linux', files: { [PATH]: HOSTS } });
    const act = await planEdit(PATH, bytes(HOSTS), [line(HOSTS, '127.0.0.1 localhost')]);
    await editBytes.perform(act, bench);
    const real = bench.computer.real(PATH);
    for (const text of ['# off 127.0.0.1 localhost\n# off 127.0.0.1 localhost\n', '# off 127.0.0.1 local\n']) {
      await writeFile(real, text);
      expect(await editBytes.look(act, bench)).toBe('other');
      await expect(editBytes.revert?.(act, bench)).rejects.toMatchObject({ code: 'changed' });
      expect(await readFile(real, 'utf8')).toBe(text);
    }
    await bench.computer.remove();
  });

  it('[sec-33] does nothing to a file that changed since the plan, is gone, or turned into a link', async () => {
    const bench = await plantBench({ platform: 'linux', files: { [PATH]: HOSTS, '/etc/other': HOSTS } });
    const act = await planEdit(PATH, bytes(HOSTS), [line(HOSTS, '127.0.0.1 localhost')]);
    const real = bench.computer.real(PATH);
    await writeFile(real, `${HOSTS}\n`);
    expect(await editBytes.look(act, bench)).toBe('other');
    await expect(editBytes.perform(act, bench)).rejects.toMatchObject({ code: 'changed' });
    expect(bench.copied()).toBeNull();
    await unlink(real);
    await expect(editBytes.look(act, bench)).rejects.toMatchObject({ code: 'changed' });
    await symlink('other', real);
    await expect(editBytes.perform(act, bench)).rejects.toMatchObject({ code: 'link' });
    expect(await readFile(bench.computer.real('/etc/other'), 'utf8')).toBe(HOSTS);
    await bench.computer.remove();
  });

  it('refuses edits that overlap, or do not fit', async () => {
    const edit = { at: 0, before: '0.0.0.0', after: 'x' };
    await expect(planEdit(PATH, bytes(HOSTS), [edit, { ...edit, at: 3, before: '.0.0 a' }])).rejects.toMatchObject({
      code: 'changed',
    });
    await expect(planEdit(PATH, bytes(HOSTS), [{ ...edit, at: 1 }])).rejects.toMatchObject({ code: 'changed' });
  });
});
