import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flip, fuseFaults } from './fuses';
import { writeStandIn } from './stand-in';

let work = '';
let program = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'backline-fuses-'));
  writeStandIn(work, 'linux');
  program = join(work, 'electron');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The program with one byte of its wire changed. */
function withFuse(name: string, at: number, state: string): string {
  const bytes = Buffer.from(readFileSync(program));
  const wire = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34;
  bytes.write(state, wire + at, 'latin1');
  const path = join(work, name);
  writeFileSync(path, bytes);
  return path;
}

describe('[sec-19] the fuses of a program', () => {
  it('as Electron comes are not as they must be', async () => {
    expect(await fuseFaults(program)).toEqual([
      'RunAsNode is not off',
      'EnableCookieEncryption is not on',
      'EnableNodeOptionsEnvironmentVariable is not off',
      'EnableNodeCliInspectArguments is not off',
      'EnableEmbeddedAsarIntegrityValidation is not on',
      'OnlyLoadAppFromAsar is not on',
      'GrantFileProtocolExtraPrivileges is not off',
    ]);
  });

  it('are right after flipping, and one that slipped is named', async () => {
    await flip(program);
    expect(await fuseFaults(program)).toEqual([]);
    expect(await fuseFaults(withFuse('node', 0, '1'))).toEqual(['RunAsNode is not off']);
    expect(await fuseFaults(withFuse('removed', 4, 'r'))).toEqual(['EnableEmbeddedAsarIntegrityValidation is not on']);
  });

  it('cannot be flipped when Electron has one that nobody decided on', async () => {
    const bytes = Buffer.from(readFileSync(program));
    const length = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 33;
    bytes[length] = 10;
    const path = join(work, 'ten');
    writeFileSync(path, bytes);
    await expect(flip(path)).rejects.toThrow('10 fuses');
    expect(await fuseFaults(path)).toContain('fuse 9 is not known to us');
  });

  it('cannot be read where there are none', async () => {
    const path = join(work, 'empty');
    writeFileSync(path, 'nothing here');
    await expect(fuseFaults(path)).rejects.toThrow('sentinel');
  });
});
