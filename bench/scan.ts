import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAlone } from '../build/bundle';
import { readLogPatterns } from '../build/log-patterns';
import type { Table } from './table';

/**
 * Times scans and the log viewer: bundled as in the program, in a process that holds nothing else. Logs are
 * made once, in a folder of the system for passing files, and removed afterwards.
 */
export async function benchScan(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), 'backline-bench-'));
  try {
    writeFileSync(join(folder, 'patterns.json'), JSON.stringify(readLogPatterns()));
    await bundleAlone('run', 'bench/scan-run.ts', folder);
    const { status } = spawnSync(process.execPath, [join(folder, 'run.mjs'), folder], { stdio: 'inherit' });
    if (status !== 0) throw new Error('the scan could not be measured');
    return JSON.parse(readFileSync(join(folder, 'tables.json'), 'utf8')) as Table[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
