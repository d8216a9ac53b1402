import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command';
import { PROGRAM_FOLDER } from './home';
import type { World } from './world';

/** Port of this computer from which the lab's Spotify calls, for a rule of the firewall. */
export const SPOTIFY_PORT = 45_701;

/** Says that it runs, calls an access point if it was given one, and stays. */
const SCRIPT = `
  const [address, port] = process.argv.slice(1).filter((word) => !word.startsWith('--'));
  if (address) {
    const call = require('net').connect({ host: address, port: 4070, localPort: Number(port) });
    call.on('error', () => {});
    call.on('connect', () => console.log('up'));
    // One that nobody answers is what the other end is about to look at.
    setTimeout(() => console.log('up'), 500);
  } else console.log('up');
  setInterval(() => {}, 1000);
`;

/** Read by a Bash under Spotify's name that was started without any words, as the app and people start Spotify. */
const STAY = 'case "$BASH" in */spotify) while :; do sleep 1; done ;; esac\n';
/** Where that lies, below the home folder; its name goes into the variable that Bash takes it from. */
const STAY_FILE = '.bash-env';

/** The variable through which a Spotify stays that is started once the lab's own ones run. */
export const staying = (home: string) => ({ BASH_ENV: join(home, STAY_FILE) });

/** Lets Spotifys run: this Node under Spotify's name and place, which is all that can be seen of them. */
export async function startSpotifys(
  { running, odd, calls }: Pick<World, 'running' | 'odd' | 'calls'>,
  home: string,
  person: readonly string[],
): Promise<void> {
  if (running + odd.length === 0) return;
  const program = join(home, PROGRAM_FOLDER, 'spotify');
  command('mount', ['--bind', process.execPath, program]);
  const call = calls === null ? [] : [calls, String(SPOTIFY_PORT)];
  const start = async (words: readonly string[]) => {
    const child = spawn('nsenter', [...person, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  };
  const whole = Array.from({ length: running }, () => start([program, '--eval', SCRIPT, '--', ...call]));
  const others = odd.map(async (kind) => {
    // Its parent never looks after it.
    if (kind === 'ended') return start(['sh', '-c', `"${program}" --eval '' & sleep 1; echo up; exec sleep 1000`]);
    const child = await start([program, '--eval', SCRIPT, '--', ...(kind === 'part' ? ['--type=renderer'] : [])]);
    if (kind === 'stopped') child.kill('SIGSTOP');
    return child;
  });
  await Promise.all([...whole, ...others]);
  // From now on it is a program that needs no words.
  writeFileSync(join(home, STAY_FILE), STAY);
  command('mount', ['--bind', '/bin/bash', program]);
}
