#!/usr/bin/env node
import { existsSync } from 'node:fs';

// Names are looked up on threads that a dead name server holds up; read before the first of them starts.
process.env.UV_THREADPOOL_SIZE ??= '48';

const built = new URL('../out/main/cli.js', import.meta.url);
if (existsSync(built)) {
  const { runCommandLine } = await import(built.href);
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  console.error('backline: not built yet; run "npm ci" and "npm run build" first, or "npm start", which does both');
  process.exitCode = 2;
}
