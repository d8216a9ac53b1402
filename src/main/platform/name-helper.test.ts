import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleAlone } from '../../../build/bundle';
import { createNameHelper } from './name-helper';
import { createLookup } from './names';

const limits = { timeoutMs: 20_000 };

describe('names in a process of its own', () => {
  it('gives what the system resolver gives, several at a time', async () => {
    const lookup = createLookup(createNameHelper(), 4);
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
      const resolve = createNameHelper({ ...process.env, NODE_OPTIONS: '--no-such-option' }, script);
      expect((await resolve('localhost')).length).toBeGreaterThan(0);
      expect((await resolve('localhost')).length).toBeGreaterThan(0);
    }
  });
});

describe('a program with a look-up that is never answered', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backline-names-'));
    await bundleAlone('helper', 'src/main/platform/name-helper.ts', folder);
    await writeFile(
      join(folder, 'program.mjs'),
      `import { createNameHelper } from './helper.mjs';
       const never = "require('node:fs').writeSync(1, JSON.stringify({ host: 'first', found: [] }) + '\\\\n');" +
         "process.stdin.resume(); setInterval(() => {}, 1000)";
       const resolve = createNameHelper(process.env, never);
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
