import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How the stand-in behaves; everything left out is as with a healthy client. */
export interface StandInOptions {
  /** The first request to quit only hides it. */
  closeToTray?: boolean;
  neverQuits?: boolean;
  /** Ends at once, complaining about a missing library. */
  startFails?: boolean;
  /** The person quits it so long after its start. */
  quitsAfterMs?: number;
  /** Messages of native lines that it prints at its start. */
  lines?: string[];
  /** Child processes; 1 when left out. */
  parts?: number;
}

/** One thing that a stand-in noted. */
export interface StandInNote {
  what: 'started' | 'hidden' | 'refused' | 'quit';
  pid: number;
  args?: string[];
  /** Names of the variables it was started with. */
  env?: string[];
}

const VERSION = '1.2.95.453.g0eeebbed';

export interface StandIn {
  program: string;
  /** Changes how stand-ins behave that start from now on. */
  behave(options: StandInOptions): Promise<void>;
  /** Lets the running ones print a message as a native line. */
  say(message: string): Promise<void>;
  notes(): Promise<StandInNote[]>;
}

/** Puts the stand-in where the Debian package puts Spotify. Needs a system that starts scripts by their first line. */
export async function installStandIn(home: string, options: StandInOptions = {}): Promise<StandIn> {
  if (/\s/.test(process.execPath) || process.execPath.length > 120) throw new Error('Node lies at an unusable path');
  const folder = join(home, 'usr/share/spotify');
  const program = join(folder, 'spotify');
  const script = pathToFileURL(join(import.meta.dirname, 'spotify.mjs'));
  await mkdir(folder, { recursive: true });
  await writeFile(program, `#!${process.execPath}\n// ${VERSION}\nimport(${JSON.stringify(script)});\n`);
  await chmod(program, 0o755);
  const behave = (next: StandInOptions) => writeFile(join(folder, 'stand-in.json'), JSON.stringify(next));
  await behave(options);
  return {
    program,
    behave,
    say: (message) => appendFile(join(folder, 'stand-in.say'), `${message}\n`),
    async notes() {
      const text = await readFile(join(folder, 'stand-in.notes'), 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line): StandInNote => JSON.parse(line));
    },
  };
}
