import { isInside } from '../paths';
import type { Ports } from '../ports';

/** A path as people read it, the home folder as `~`. */
export function shorten({ machine }: Pick<Ports, 'machine'>, path: string): string {
  const { platform, home } = machine;
  return home !== '' && isInside(platform, home, path) ? `~${path.slice(home.replace(/[\\/]+$/, '').length)}` : path;
}
