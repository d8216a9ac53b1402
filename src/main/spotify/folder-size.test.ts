import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePorts } from '../platform/node';
import { measureFolders } from './folder-size';

describe('measureFolders', () => {
  const ports = createNodePorts({ version: '0' });
  const limits = { entries: 1000, timeMs: 60_000, signal: new AbortController().signal };
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backline-size-'));
    await mkdir(join(root, 'a/b'), { recursive: true });
    await writeFile(join(root, 'a/one'), 'x'.repeat(100));
    await writeFile(join(root, 'a/b/two'), 'x'.repeat(50));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('adds up files at every depth', async () => {
    expect(await measureFolders(ports, [join(root, 'a'), join(root, 'none')], limits)).toEqual({
      bytes: 150,
      files: 2,
      whole: true,
    });
  });

  it('follows no link', async () => {
    await symlink(root, join(root, 'a/around'));
    expect((await measureFolders(ports, [join(root, 'a')], limits))?.bytes).toBe(150);
    await symlink(join(root, 'a'), join(root, 'link'));
    expect(await measureFolders(ports, [join(root, 'link')], limits)).toBeNull();
  });

  it('says when a limit ended it', async () => {
    expect(await measureFolders(ports, [join(root, 'a')], { ...limits, entries: 1 })).toMatchObject({ whole: false });
    expect(await measureFolders(ports, [root], { ...limits, signal: AbortSignal.abort() })).toMatchObject({
      whole: false,
    });
  });

  it('knows of no folder at all', async () => {
    expect(await measureFolders(ports, [join(root, 'none')], limits)).toBeNull();
  });
});
