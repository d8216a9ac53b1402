/**
 * `npm run fuzz [FILE ...]`: the tests that try properties, ten times as often as `npm test` does, or as often
 * as BACKLINE_FUZZ says. Which ones those are is told by what they import.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say, tool } from './run.mjs';

/** The helper that reads the factor. */
const HELPER = /from '[./]+\/testing\/runs'/;
/** However long it takes: a limit is there to end what hangs. */
const LIMIT_MS = 60 * 60_000;

const factor = process.env.BACKLINE_FUZZ ?? '10';
const given = process.argv.slice(2);
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((name) => /\.test\.tsx?$/.test(name) && HELPER.test(readFileSync(join(ROOT, name), 'utf8')))
  .filter((name) => given.length === 0 || given.some((part) => name.includes(part)));
if (files.length === 0) {
  say('no such tests');
  process.exit(2);
}
say(`fuzzing ${files.length} files, ${factor} times the usual runs`);
const { code } = await tool('vitest/vitest.mjs', ['run', `--testTimeout=${LIMIT_MS}`, ...files], {
  env: { BACKLINE_FUZZ: factor },
});
process.exit(code < 0 ? 1 : code);
