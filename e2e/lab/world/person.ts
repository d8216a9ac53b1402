import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The number a computer gives its first person. */
const NUMBER = '1000';

/**
 * The person who sits at the computer: nobody special, also where the lab itself runs as an administrator. What
 * the lab wrote belongs to them. Answers the arguments of nsenter that make a program one of theirs.
 */
export async function seatPerson(enter: readonly string[]): Promise<string[]> {
  const holder = await hold(['--user', `--map-user=${NUMBER}`, `--map-group=${NUMBER}`]);
  const become = [`--user=/proc/${holder.pid}/ns/user`, '--preserve-credentials', '--'];
  return [...enter, ...become, 'setpriv', '--no-new-privs', '--'];
}

/** A process that does nothing but keep a namespace of its own open until the lab ends. */
export async function hold(args: readonly string[]): Promise<ChildProcess> {
  const holder = spawn('unshare', [...args, '--', 'sh', '-c', 'echo up; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [said] = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit')]);
  if (!String(said).startsWith('up')) throw new Error(`no namespace of its own: unshare ${args.join(' ')}`);
  return holder;
}
