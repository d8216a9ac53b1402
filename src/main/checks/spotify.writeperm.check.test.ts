import { describe, expect, it } from 'vitest';
import type { Install } from '../spotify/facts';
import { check } from './spotify.writeperm.check';
import { filesFrom, runCheck } from './testing';

const install = {
  prefs: '/c/spotify/prefs',
  cacheFolders: ['/k/spotify/Data'],
  storageFolder: '/k/spotify/Storage',
  updateFolder: null,
} as unknown as Install;
const folders = { '/c/spotify': ['prefs'], '/k/spotify': ['Data'], '/k/spotify/Data': [] };
const run = (writable: (path: string) => boolean | null, tree: Record<string, readonly string[]> = folders) =>
  runCheck(check, {
    files: { ...filesFrom(tree), writable: async (path) => writable(path) },
    spotify: { installs: async () => [install] },
  });

describe('spotify.writeperm', () => {
  it('is content when every folder may be written', async () => {
    expect(await run(() => true)).toEqual({ status: 'ok', findings: [{ id: 'folders/writable' }] });
  });

  it('names each folder that may not', async () => {
    expect(await run((path) => !path.startsWith('/k'))).toEqual({
      status: 'problem',
      findings: [{ id: 'folders/not-writable', data: { folder: 'cache' } }],
    });
  });

  it('does not know when the system does not tell, or nothing is there', async () => {
    expect((await run(() => null)).status).toBe('unknown');
    expect((await run(() => true, {})).status).toBe('unknown');
  });
});
