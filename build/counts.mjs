/** How many tests a kind ran: what its runner wrote down, never what it printed. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A fresh place for a runner's results; nothing of an earlier run is left in it. */
export function resultsFile(kind) {
  const folder = join(ROOT, 'out', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kind}.json`);
  rmSync(file, { force: true });
  return file;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended before it wrote anything: nothing was counted.
    return null;
  }
}

/** Counts of Vitest's JSON reporter. @returns {Counts | null} */
export function countUnit(file) {
  const told = read(file);
  if (!told) return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = told;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Counts of Playwright's JSON reporter; a spec that passed at its second try has passed. @returns {Counts | null} */
export function countEndToEnd(file) {
  const told = read(file);
  if (!told) return null;
  const { expected, flaky, unexpected, skipped } = told.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/** Counts as our own programs write them (`BACKLINE_COUNTS`). @returns {Counts | null} */
export function countOwn(file) {
  return read(file);
}
