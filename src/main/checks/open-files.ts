import { PortError } from '../ports';
import type { CheckContext } from './check';

/** A file that a process has open. */
export interface OpenFile {
  pid: number;
  program: string;
  path: string;
  /** Opened for writing, not for reading alone. */
  writes: boolean;
}

/** What is open below a folder, as far as this person may see. Throws PortError when it cannot be listed. */
export async function openFilesIn({ ports, signal }: CheckContext, folder: string): Promise<OpenFile[]> {
  const { code, stdout } = await ports.exec.run('lsof', ['-w', '-n', '-P', '-F', 'pcan', '+D', folder], {
    timeoutMs: 10_000,
    signal,
  });
  // 1 is also what it says when nothing is open, or when one folder may not be looked at.
  if (code !== 0 && code !== 1) throw new PortError('failed', 'EXIT');
  return parseOpenFiles(stdout);
}

/** Reads `lsof -F pcan`, a line for each field: `p412`, `cSteam`, `f12`, `aw`, `n/opt/spotify/x.pak`. */
export function parseOpenFiles(text: string): OpenFile[] {
  const found: OpenFile[] = [];
  let pid = 0;
  let program = '';
  let writes = false;
  for (const line of text.split('\n')) {
    const value = line.slice(1, 2000);
    switch (line[0]) {
      case 'p':
        pid = /^\d{1,10}$/.test(value) ? Number(value) : 0;
        program = '';
        break;
      case 'c':
        // \x20 stands for a space in a name.
        program = value.slice(0, 100).replace(/\\x20/g, ' ');
        break;
      case 'f':
        writes = false;
        break;
      case 'a':
        writes = value === 'w' || value === 'u';
        break;
      case 'n':
        if (pid > 0 && value.startsWith('/')) found.push({ pid, program, path: value, writes });
        writes = false;
        break;
    }
  }
  return found;
}
