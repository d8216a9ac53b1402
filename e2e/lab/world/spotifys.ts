import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { command } from './command';
import { PROGRAM_FOLDER } from './home';

/** Lets so many Spotifys run: this Node under Spotify's name and place, which is all that can be seen of them. */
export async function startSpotifys(count: number, home: string): Promise<void> {
  if (count === 0) return;
  const program = join(home, PROGRAM_FOLDER, 'spotify');
  command('mount', ['--bind', process.execPath, program]);
  const children = Array.from({ length: count }, () =>
    spawn(program, ['--eval', 'console.log("up"); setInterval(() => {}, 1000);'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
}
