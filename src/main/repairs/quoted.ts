import type { Platform } from '../../contract/words';

/** A path as one word of a command that people paste: into PowerShell or a prompt on Windows, else into a shell. */
export function quoted(platform: Platform, path: string): string {
  // A name on Windows cannot hold the mark itself.
  if (platform === 'windows') return `"${path}"`;
  return `'${path.replaceAll("'", "'\\''")}'`;
}
