import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { readLogPatterns } from '../build/log-patterns';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Times scans and the log viewer: bundled as in the program, in a process that holds nothing else. Logs are
 * made once, in a folder of the system for passing files, and removed afterwards.
 */
export async function benchScan(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'backline-bench-'));
  try {
    writeFileSync(join(folder, 'patterns.json'), JSON.stringify(readLogPatterns()));
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: {
          input: { run: join(ROOT, 'bench/scan-run.ts') },
          output: { format: 'es', entryFileNames: '[name].mjs' },
        },
      },
    });
    return spawnSync(process.execPath, [join(folder, 'run.mjs'), folder], { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
