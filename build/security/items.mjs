/** The security checklist: its points, and the tests that belong to them by the tags in their titles. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../run.mjs';

/** How many points there are. */
export const POINTS = 48;

/** Points by number, as the data file has them. */
export function readItems() {
  const held = parse(readFileSync(join(import.meta.dirname, 'items.yaml'), 'utf8'));
  return Object.entries(held).map(([number, { what, left = {}, unproven = null, ...more }]) => {
    const [strange] = Object.keys(more);
    if (strange !== undefined) throw new Error(`items.yaml: point ${number} has no field ${strange}`);
    return { item: Number(number), what, left, unproven };
  });
}

/** A title that begins with tags; in comments the tags do not stand right behind a quotation mark. */
const TITLE = /['"`]((?:\[sec-\d+\] ?)+[^'"`\n]*)/g;
const SKIPPED = new Set(['node_modules', 'out', 'dist', '.git', '.results', 'screenshots']);
/** Files with tests, and the check of packages, whose rows are tests as well. */
const TESTS = /\.(?:test|spec)\.tsx?$|(?:^|\/)build\/package\/check\.ts$/;

/** Its titles are made up. */
const OWN_TEST = 'build/security/items.test.ts';

/** Numbers of the points that a title names. */
export function itemsIn(title) {
  return [...title.matchAll(/\[sec-(\d+)\]/g)].map(([, number]) => Number(number));
}

/** By what kind of run the tests of a file are shown. */
export function kindOf(file) {
  if (file.startsWith('e2e/')) return /\.spec\.ts$/.test(file) ? 'Chromium host' : 'unit';
  if (file === 'build/package/check.ts') return 'packed contents';
  if (/^build\/security\//.test(file)) return 'static scan';
  return 'unit';
}

/** Every tagged title in the project, with the file it stands in. */
export function readTags() {
  const found = [];
  const look = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) look(path);
        continue;
      }
      const file = relative(ROOT, path).split(sep).join('/');
      if (!TESTS.test(file) || file === OWN_TEST) continue;
      for (const [, title] of readFileSync(path, 'utf8').matchAll(TITLE))
        for (const item of itemsIn(title)) found.push({ item, file, title, kind: kindOf(file) });
    }
  };
  for (const folder of ['src', 'build', 'e2e', 'catalog']) look(join(ROOT, folder));
  return found;
}

/**
 * What is known of each point. `outcomes` are what the tagged tests came to; null where they were not run.
 * `failed` and `missing` are faults; what was
 * skipped counts as unproven; `in part` leaves something to a run that is not made here.
 */
export function judge(items, tags, outcomes) {
  return items.map(({ item, what, left, unproven }) => {
    const mine = tags.filter((tag) => tag.item === item);
    const ran = outcomes?.filter((outcome) => outcome.items.includes(item)) ?? [];
    const count = (state) => ran.filter((outcome) => outcome.state === state).length;
    const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
    const base = { item, what, left, tags: mine, counts };
    if (mine.length === 0)
      return unproven ? { ...base, state: 'unproven', why: unproven } : { ...base, state: 'missing' };
    if (outcomes === null) return { ...base, state: 'has tests' };
    if (counts.failed > 0) return { ...base, state: 'failed' };
    if (counts.passed === 0)
      return { ...base, state: 'unproven', why: unproven ?? 'none of its tests could be run here' };
    return { ...base, state: Object.keys(left).length > 0 ? 'in part' : 'proven' };
  });
}
