import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../ports';
import { createFiles } from './files';
import { currentPlatform } from './node';

/** A real folder that stands for the root of a computer of any platform: `C:\\Users` lies at `C/Users` in it. */
export interface Tree {
  /** Writes a file at a path of that platform; `writtenMs` is its time, milliseconds since 1970. */
  put(path: string, content: string | Uint8Array, writtenMs: number): Promise<void>;
  folder(path: string): Promise<void>;
  /** The reading half of the port, over the folder. */
  files: Partial<Files>;
  /** Where a path of that platform really lies. */
  real(path: string): string;
  remove(): Promise<void>;
}

/** Plants an empty tree for a test. */
export async function plantTree(): Promise<Tree> {
  const root = await mkdtemp(join(tmpdir(), 'backline-tree-'));
  const real = (path: string) => join(root, ...path.replace(/^([A-Za-z]):/, '$1').split(/[\\/]+/));
  const disk = createFiles(currentPlatform());
  return {
    real,
    async put(path, content, writtenMs) {
      const place = real(path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, content);
      await utimes(place, new Date(writtenMs), new Date(writtenMs));
    },
    async folder(path) {
      await mkdir(real(path), { recursive: true });
    },
    files: {
      facts: (path) => disk.facts(real(path)),
      linkFacts: (path) => disk.linkFacts(real(path)),
      list: (path, limit) => disk.list(real(path), limit),
      open: (path) => disk.open(real(path)),
      read: (path, most) => disk.read(real(path), most),
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
