#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../out/main/cli.js', import.meta.url);
if (existsSync(built)) {
  const { runCommandLine } = await import(built.href);
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  console.error('backline: not built yet; run "npm ci" and "npm run build" first, or "npm start", which does both');
  process.exitCode = 2;
}
