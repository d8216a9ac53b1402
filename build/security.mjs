/**
 * `npm run security`: the security checklist, point by point, with what shows it. Runs every test whose title names a
 * point; `--list` only says which those are. Ends with 1 when a test fails or a point has neither a test nor a reason.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { resultsFile } from './counts.mjs';
import { npm, say, tool } from './run.mjs';
import { itemsIn, judge, readItems, readTags } from './security/items.mjs';

const TAGGED = '\\[sec-';
const list = process.argv.includes('--list');
const tags = readTags();
const filesOf = (...kinds) => [...new Set(tags.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => file))];

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended before it wrote anything.
    return null;
  }
}

const WORDS = { passed: 'passed', failed: 'failed', pending: 'skipped', skipped: 'skipped', todo: 'skipped' };

/** Outcomes of Vitest's JSON reporter. A file that could not be loaded has failed for all its tags. */
async function runUnit() {
  const told = resultsFile('security-unit');
  const files = filesOf('unit', 'static scan');
  await tool('vitest/vitest.mjs', [
    'run',
    '-t',
    TAGGED,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${told}`,
    ...files,
  ]);
  const results = read(told)?.testResults ?? [];
  const seen = new Set();
  const outcomes = results.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ fullName, status }) => {
      const items = itemsIn(fullName);
      if (items.length > 0) seen.add(files.find((file) => name.replaceAll('\\', '/').endsWith(file)));
      return items.length > 0 ? [{ items, state: WORDS[status] ?? 'failed' }] : [];
    }),
  );
  return [...outcomes, ...lost(files.filter((file) => !seen.has(file)))];
}

/** Tags of files that told of no test: that is no proof of anything. */
function lost(files) {
  return tags.filter(({ file }) => files.includes(file)).map(({ item }) => ({ items: [item], state: 'failed' }));
}

/** Outcomes of Playwright's JSON reporter, on every host that is here. */
async function runPages() {
  const files = filesOf('Chromium host');
  const { ensureBrowser, ensureElectron, hasScreen } = await import('./setup.mjs');
  const { ensureApp, ensureHost } = await import('./outputs.mjs');
  const browser = await ensureBrowser();
  if (!browser) {
    say('no browser could be had: what is shown in pages stays unproven');
    return [];
  }
  if (!(await ensureApp()) || !(await ensureHost())) return lost(files);
  if (hasScreen()) await ensureElectron();
  const told = resultsFile('security-pages');
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json', '--grep', TAGGED, ...files];
  await tool('@playwright/test/cli.js', args, { env: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: told } });
  const report = read(told);
  if (!report) return lost(files);
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
  const states = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };
  return report.suites
    .flatMap(specsOf)
    .flatMap(({ title, tests }) =>
      tests.map(({ status }) => ({ items: itemsIn(title), state: states[status] ?? 'failed' })),
    );
}

/** Rows of the check of packages. */
async function runPackages() {
  const told = resultsFile('security-package');
  await npm(['run', '--silent', 'package:check'], { env: { BACKLINE_COUNTS: told } });
  const rows = read(told)?.rows;
  if (!rows) return lost(filesOf('packed contents'));
  return rows.map(({ what, ok }) => ({ items: itemsIn(what), state: ok ? 'passed' : 'failed' }));
}

function print(rows, ran) {
  const names = (tagged) => {
    const files = [...new Set(tagged.map(({ file }) => basename(file)))];
    return files.length > 4 ? `${files.slice(0, 4).join(', ')} and ${files.length - 4} more` : files.join(', ');
  };
  const wide = Math.max(...rows.map(({ what }) => what.length));
  for (const { item, what, state, why, tags: mine, counts } of rows) {
    const how = [...new Set(mine.map(({ kind }) => kind))].sort().join(', ');
    const tests = ran
      ? `${counts.passed} passed${counts.failed ? `, ${counts.failed} FAILED` : ''}${counts.skipped ? `, ${counts.skipped} skipped` : ''}`
      : '';
    const shown = state === 'failed' || state === 'missing' ? state.toUpperCase() : state;
    const text = why ? `${why}${how ? ` (${how})` : ''}` : [how, tests, names(mine)].filter(Boolean).join('; ');
    process.stdout.write(`${String(item).padStart(2)}  ${what.padEnd(wide)}  ${shown.padEnd(9)}  ${text}\n`);
  }
  const left = (by) => rows.filter((row) => row.left[by]);
  const more = [
    ['electron', 'Not shown by any of these; only real Electron can:'],
    ['package', 'Not shown by any of these; only a packed and signed build can:'],
  ];
  for (const [by, words] of more) {
    process.stdout.write(`\n${words}\n`);
    for (const row of left(by)) process.stdout.write(`${String(row.item).padStart(2)}  ${row.left[by]}\n`);
  }
  const count = (state) => rows.filter((row) => row.state === state).length;
  const totals = ['proven', 'in part', 'has tests', 'unproven', 'failed', 'missing'].flatMap((state) =>
    count(state) > 0 ? [`${count(state)} ${state === 'in part' ? 'proven in part' : state}`] : [],
  );
  process.stdout.write(
    `\n${rows.length} points: ${totals.join(', ')}; ${left('electron').length} leave something to real Electron, ${left('package').length} to a signed build\n`,
  );
}

const outcomes = list ? null : [...(await runUnit()), ...(await runPages()), ...(await runPackages())];
if (!list) process.stdout.write('\n');
const rows = judge(readItems(), tags, outcomes);
print(rows, !list);
process.exit(rows.some(({ state }) => state === 'failed' || state === 'missing') ? 1 : 0);
