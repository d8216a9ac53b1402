import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAlone } from '../build/bundle';
import { readLogPatterns } from '../build/log-patterns';

/**
 * Times scans and the log viewer: bundled as in the program, in a process that holds nothing else. Logs are
 * made once, in a folder of the system for passing files, and removed afterwards.
 */
export async function benchScan(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'backline-bench-'));
  try {
    writeFileSync(join(folder, 'patterns.json'), JSON.stringify(readLogPatterns()));
    await bundleAlone('run', 'bench/scan-run.ts', folder);
    return spawnSync(process.execPath, [join(folder, 'run.mjs'), folder], { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
