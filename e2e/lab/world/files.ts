import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Where the app keeps its own notes, which are no change to the person's files. */
const OWN = '.config/Backline';

/** Every file, folder and link below the home folder, and the hosts file: its rights and its content, by path. */
export function seeFiles(home: string): Map<string, string> {
  const seen = new Map<string, string>();
  const see = (path: string, name: string) => {
    const facts = lstatSync(path);
    const rights = (facts.mode & 0o7777).toString(8);
    if (facts.isSymbolicLink()) seen.set(name, `link to ${readlinkSync(path)}`);
    else if (facts.isDirectory()) {
      seen.set(name, `folder ${rights}`);
      for (const entry of readdirSync(path)) {
        if (`${name}/${entry}` !== `~/${OWN}`) see(join(path, entry), `${name}/${entry}`);
      }
    } else if (facts.isFile()) {
      seen.set(name, `file ${rights} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`);
    } else seen.set(name, 'other');
  };
  see(home, '~');
  see('/etc/hosts', '/etc/hosts');
  return seen;
}

/** Paths that differ. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}
