/**
 * `npm test`: everything that has to hold, in order, each kind to its end even when an earlier one
 * failed. The exit code is that of the first kind that failed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countEndToEnd, countOwn, countUnit, resultsFile } from './counts.mjs';
import { ensureApp, ensureHost } from './outputs.mjs';
import { npm, ROOT, say, tool } from './run.mjs';
import { ensureBrowser, ensureElectron, ensureLab, ensurePackages, hasScreen, requireNode } from './setup.mjs';

/** A kind of test that could not be run says why; that is neither passed nor failed. */
const skipped = (why) => ({ skipped: why });

async function runEndToEnd() {
  const browser = await ensureBrowser();
  if (!browser) return { code: 1, note: 'no browser could be had' };
  await ensureHost();
  // Electron shows its windows on a screen; where none is, its binary would be of no use.
  const electron = hasScreen() ? await ensureElectron() : null;
  if (!electron && process.env.BACKLINE_NEED_ELECTRON)
    return { code: 1, note: 'Electron was asked for and is not here' };
  const told = resultsFile('end-to-end');
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const { code } = await tool('@playwright/test/cli.js', args, {
    env: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: told },
  });
  return {
    code,
    counts: countEndToEnd(told),
    note: electron ? 'Chromium host and Electron' : 'Chromium host (no Electron)',
  };
}

/** Real files handed over beside the project: checked where they are. */
async function runCorpus() {
  const given = process.env.BACKLINE_CORPUS;
  const folder = given ?? join(ROOT, '..', 'shared', 'corpus');
  if (!existsSync(folder)) {
    return given
      ? { code: 1, note: `${given} is not there` }
      : skipped('no corpus beside the project (BACKLINE_CORPUS)');
  }
  const told = resultsFile('corpus');
  const { code } = await npm(['run', '--silent', 'test:corpus', '--', folder], { env: { BACKLINE_COUNTS: told } });
  return { code, counts: countOwn(told) };
}

/** A script of package.json, where there is one. */
function script(name) {
  return async () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    return scripts[name] === undefined ? skipped(`package.json has no script ${name}`) : npm(['run', '--silent', name]);
  };
}

async function runUnit() {
  const told = resultsFile('unit');
  const args = ['run', '--silent', 'unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${told}`];
  const { code } = await npm(args);
  return { code, counts: countUnit(told) };
}

/** What the lab ends with where it could not run; it has said why. */
const LAB_SKIPPED = 77;

async function runLab() {
  await ensureLab();
  const told = resultsFile('lab');
  const { code } = await npm(['run', '--silent', 'lab'], { env: { BACKLINE_COUNTS: told } });
  return code === LAB_SKIPPED
    ? skipped('this computer gives it no namespaces of its own')
    : { code, counts: countOwn(told) };
}

/** Packs the build around a stand-in for Electron and looks at what would be shipped. */
async function runPackage() {
  const told = resultsFile('package');
  const { code } = await npm(['run', '--silent', 'package:check'], { env: { BACKLINE_COUNTS: told } });
  return { code, counts: countOwn(told), note: 'contents only; no installers' };
}

const KINDS = [
  ['types', script('types')],
  ['lint', script('lint')],
  ['unit', runUnit],
  ['build', async () => ({ code: (await ensureApp({ force: true })) ? 0 : 1 })],
  ['package', runPackage],
  ['end to end', runEndToEnd],
  ['lab', runLab],
  ['corpus', runCorpus],
];

requireNode();
if (!(await ensurePackages())) process.exit(1);

// `npm test -- unit lint` runs some kinds only.
const only = process.argv.slice(2);
const results = [];
for (const [kind, runKind] of KINDS) {
  if (only.length > 0 && !only.includes(kind)) continue;
  say(kind);
  const started = Date.now();
  const result = await runKind();
  results.push({ kind, ...result, seconds: Math.round((Date.now() - started) / 1000) });
}

const word = ({ skipped: why, code }) => (why ? 'skipped' : code === 0 ? 'passed' : 'FAILED');
process.stdout.write('\n');
for (const result of results) {
  const note = result.skipped ?? result.note ?? '';
  say(`${word(result).padEnd(8)} ${result.kind.padEnd(11)} ${String(result.seconds).padStart(4)} s  ${note}`.trimEnd());
}
// A kind without tests of its own (types, lint, build) counts as one.
const counted = results.map(
  ({ skipped: why, code, counts }) =>
    counts ?? { passed: !why && code === 0 ? 1 : 0, failed: !why && code !== 0 ? 1 : 0, skipped: why ? 1 : 0 },
);
const sum = (what) => counted.reduce((total, counts) => total + counts[what], 0);
process.stdout.write(`\ntests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`);
const failed = results.find((result) => !result.skipped && result.code !== 0);
process.exit(failed ? Math.max(1, failed.code) : 0);
