import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { command } from './command';
import { PROGRAM_FOLDER } from './home';
import type { World } from './world';

/** Port of this computer from which the lab's Spotify calls, for a rule of the firewall. */
export const SPOTIFY_PORT = 45_701;

/** Says that it runs, calls an access point if it was given one, and stays. */
const SCRIPT = `
  const [address, port] = process.argv.slice(1);
  if (address) {
    const call = require('net').connect({ host: address, port: 4070, localPort: Number(port) });
    call.on('error', () => {});
    call.on('connect', () => console.log('up'));
    // One that nobody answers is what the other end is about to look at.
    setTimeout(() => console.log('up'), 500);
  } else console.log('up');
  setInterval(() => {}, 1000);
`;

/** Lets Spotifys run: this Node under Spotify's name and place, which is all that can be seen of them. */
export async function startSpotifys(
  { running, calls }: Pick<World, 'running' | 'calls'>,
  home: string,
  enter: readonly string[],
): Promise<void> {
  if (running === 0) return;
  const program = join(home, PROGRAM_FOLDER, 'spotify');
  command('mount', ['--bind', process.execPath, program]);
  const call = calls === null ? [] : [calls, String(SPOTIFY_PORT)];
  const children = Array.from({ length: running }, () =>
    spawn('nsenter', [...enter, program, '--eval', SCRIPT, '--', ...call], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
}
