import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleAlone } from '../../../build/bundle';
import { createNameHelper, type HelperAnswer, nodeHelper } from './name-helper';
import { createLookup } from './names';

const limits = { timeoutMs: 20_000 };

describe('names in a process of its own', () => {
  it('gives what the system resolver gives, several at a time', async () => {
    const lookup = createLookup(createNameHelper().resolve, 4);
    const [local, missing] = await Promise.allSettled([
      lookup('localhost', limits),
      lookup('nobody.has.this.name.invalid', limits),
    ]);
    expect(local.status === 'fulfilled' && local.value.length).toBeGreaterThan(0);
    expect(local.status === 'fulfilled' && local.value[0]?.address).toMatch(/^(127\.|::1$)/);
    // Without any network the resolver cannot say so much as that there is no such name.
    expect(missing.status === 'rejected' && missing.reason.system).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  });

  it('looks names up here when its helper ends or cannot run', async () => {
    for (const script of ["process.stdin.once('data', () => process.exit(1))", 'throw new Error()']) {
      const env = { ...process.env, NODE_OPTIONS: '--no-such-option' };
      const { resolve } = createNameHelper(nodeHelper(env, script));
      expect((await resolve('localhost')).length).toBeGreaterThan(0);
      expect((await resolve('localhost')).length).toBeGreaterThan(0);
    }
  });
});

describe('look-ups that are never answered', () => {
  /** Answers no name that begins with `silent`, as a server that was reached over TCP and says nothing. */
  const SILENT = `
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
      const host = JSON.parse(line);
      if (!host.startsWith('silent'))
        process.stdout.write(JSON.stringify({ host, found: [{ address: '203.0.113.7', family: 4 }] }) + '\\n');
    });`;
  const FOUND = [{ address: '203.0.113.7', family: 4 }];

  /** Look-ups, the helpers that were started for them, and those that ended. */
  function open(slots: number) {
    const begin = nodeHelper(process.env, SILENT);
    const ended: Promise<void>[] = [];
    const { resolve, giveUp } = createNameHelper(({ onAnswer, onEnd }) => {
      let helper: ReturnType<typeof begin> | undefined;
      ended.push(
        new Promise((gone) => {
          helper = begin({
            onAnswer,
            onEnd: () => {
              onEnd();
              gone();
            },
          });
        }),
      );
      if (!helper) throw new Error('no helper');
      return helper;
    });
    return { lookup: createLookup(resolve, slots, giveUp), ended };
  }

  it('end with whoever cancels them, and leave no slot taken', async () => {
    const { lookup, ended } = open(2);
    const stop = new AbortController();
    const asked = ['silent-1', 'silent-2', 'silent-3'].map((host) =>
      lookup(host, { timeoutMs: 60_000, signal: stop.signal }).catch((error) => error.code),
    );
    await new Promise(setImmediate);
    stop.abort();
    expect(await Promise.all(asked)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    // Nor does what was cancelled stand in the way of who asks for it next.
    await expect(lookup('silent-1', { timeoutMs: 30 })).rejects.toMatchObject({ code: 'timeout' });
    // The process that was stuck in them is gone.
    await ended[0];
    expect(await Promise.all(['a', 'b', 'c'].map((host) => lookup(host, limits)))).toEqual([FOUND, FOUND, FOUND]);
    expect(ended).toHaveLength(3);
  });

  it('end with their time as well, once nobody waits for another', async () => {
    const { lookup, ended } = open(2);
    await expect(lookup('silent-1', { timeoutMs: 30 })).rejects.toMatchObject({ code: 'timeout' });
    await ended[0];
    expect(await lookup('silent-not', { timeoutMs: 30 }).catch((error) => error.code)).toBe('timeout');
    expect(await lookup('a', limits)).toEqual(FOUND);
  });

  it('are not ended under somebody who waits for another name', async () => {
    const sent: string[] = [];
    let answer = (_: HelperAnswer) => {};
    let ends = 0;
    const { resolve, giveUp } = createNameHelper(({ onAnswer }) => {
      answer = onAnswer;
      return {
        send: (host) => void sent.push(host),
        end: () => {
          ends += 1;
        },
      };
    });
    const lookup = createLookup(resolve, 2, giveUp);
    const stop = new AbortController();
    const left = lookup('silent', { timeoutMs: 60_000, signal: stop.signal });
    const kept = lookup('slow', limits);
    stop.abort();
    await expect(left).rejects.toMatchObject({ code: 'cancelled' });
    expect([sent, ends]).toEqual([['silent', 'slow'], 0]);
    answer({ host: 'slow', found: [{ address: '203.0.113.8', family: 4 }] });
    expect(await kept).toEqual([{ address: '203.0.113.8', family: 4 }]);
    expect(ends).toBe(1);
  });

  it('a helper that is asked nothing any more is ended, and another begins with the next name', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const helpers: { ends: number }[] = [];
    const { resolve } = createNameHelper(({ onAnswer }) => {
      const helper = { ends: 0 };
      helpers.push(helper);
      return {
        send: (host) => onAnswer({ host, error: 'ENOTFOUND' }),
        end: () => {
          helper.ends += 1;
        },
      };
    }, 1000);
    for (const wait of [900, 900, 1000, 0]) {
      const asked = resolve('a');
      await expect(asked).rejects.toMatchObject({ code: 'ENOTFOUND' });
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect(helpers.map(({ ends }) => ends)).toEqual([1, 0]);
    vi.useRealTimers();
  });
});

describe('a program with a look-up that is never answered', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backline-names-'));
    await bundleAlone('helper', 'src/main/platform/name-helper.ts', folder);
    await writeFile(
      join(folder, 'program.mjs'),
      `import { createNameHelper, nodeHelper } from './helper.mjs';
       const never = "require('node:fs').writeSync(1, JSON.stringify({ host: 'first', found: [] }) + '\\\\n');" +
         "process.stdin.resume(); setInterval(() => {}, 1000)";
       const { resolve } = createNameHelper(nodeHelper(process.env, never));
       const keep = setTimeout(() => {}, 60_000);
       await resolve('first');
       clearTimeout(keep);
       void resolve('second');
       process.stdout.write('x'.repeat(5_000_000) + '!');
       process.exitCode = 1;`,
    );
    // Takes what it is given bit by bit, and lets other programs go first in between.
    await writeFile(
      join(folder, 'slow.mjs'),
      `let bytes = 0; let last = '';
       for await (const piece of process.stdin) {
         bytes += piece.length; last = piece.toString().slice(-1);
         await new Promise(setImmediate);
       }
       console.log(bytes + last);`,
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What a program prints, read piece by piece, and how it ended. */
  async function run(command: string, args: readonly string[]) {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let complained = '';
    child.stderr.on('data', (piece) => {
      complained += piece;
    });
    let printed = '';
    for await (const piece of child.stdout) {
      printed += piece;
      await new Promise(setImmediate);
    }
    return { code: await ended, printed, complained };
  }

  it('ends by itself, with its own exit code, and loses nothing of its answer', async () => {
    const { code, printed, complained } = await run(process.execPath, ['program.mjs']);
    expect([code, printed.length, printed.at(-1), complained]).toEqual([1, 5_000_001, '!', '']);
  });

  it.skipIf(process.platform === 'win32')('nor in a pipe of the shell to a slow reader', async () => {
    const line = '("$0" program.mjs; echo "code $?" >&2) | "$0" slow.mjs';
    const { printed, complained } = await run('/bin/sh', ['-c', line, process.execPath]);
    expect([printed.trim(), complained.trim()]).toEqual(['5000001!', 'code 1']);
  });
});
