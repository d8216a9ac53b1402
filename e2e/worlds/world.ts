import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A pretended computer: a home folder with Spotify's files in it, and an empty data folder of the app. */
export interface World {
  /** Given to the app as its home folder; also holds system files such as `etc/hosts`. */
  readonly home: string;
  readonly data: string;
  /** Puts files into the home folder, over those that are there. */
  write(files: WorldFiles): Promise<void>;
  remove(): Promise<void>;
}

/** Files of a world: path below the home folder → content. */
export type WorldFiles = Readonly<Record<string, string>>;

/** Writes a world into a new temporary folder. */
export async function createWorld(files: WorldFiles = {}): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'backline-world-'));
  const home = join(root, 'home');
  const data = join(root, 'data');
  await mkdir(home, { recursive: true });
  await mkdir(data, { recursive: true });
  const write = async (more: WorldFiles) => {
    for (const [path, content] of Object.entries(more)) {
      const target = join(home, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
  };
  await write(files);
  return { home, data, write, remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Settings as an earlier start left them in the data folder. */
export async function leaveSettings(data: string, value: object): Promise<void> {
  await writeFile(join(data, 'settings.json'), JSON.stringify({ version: 1, value }));
}
