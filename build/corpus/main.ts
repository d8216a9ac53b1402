import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCounts } from '../write-counts';
import { checkLogs } from './logs';
import { checkPrefs } from './prefs';
import { checkQueries } from './queries';

/** How many targets are held against the material below. */
const TARGETS = 6;

/**
 * Holds the search, the log reader and the prefs reader against a folder of real material:
 * `queries.json`, `logs/index.json` with labelled events, `prefs/`. Prints its figures; answers 1
 * when one of the project's own targets is missed.
 */
export default async function checkCorpus([folder]: readonly string[]): Promise<number> {
  if (folder === undefined || !(await isFolder(folder))) {
    console.error('test:corpus needs a folder: npm run test:corpus -- ../shared/corpus');
    return 2;
  }
  let failed = 0;
  const missed = (what: string) => {
    failed += 1;
    console.log(`  below the target: ${what}`);
  };

  const queries = await checkQueries(folder);
  console.log(`queries  ${queries.first} of ${queries.queries} first, ${queries.withinThree} within the first three`);
  for (const { query, expected, got } of queries.misses)
    console.log(`  "${query}" wants ${expected.join(' or ')}, got ${got.join(', ') || 'nothing'}`);
  if (queries.first < queries.queries * 0.95) missed('95 % first');
  if (queries.withinThree < queries.queries) missed('all within the first three');

  const logs = await checkLogs(join(folder, 'logs'));
  console.log(
    `logs     ${logs.found} of ${logs.labelled} labelled events, ${logs.falseProblems.length} problems on lines without one`,
  );
  for (const { file, line, expected, got } of logs.wrong)
    console.log(`  ${file}:${line} wants ${expected}, got ${got.join(', ') || 'nothing'}`);
  for (const { file, line, event } of logs.falseProblems) console.log(`  ${file}:${line} calls ${event} a problem`);
  if (logs.found < logs.labelled * 0.98) missed('98 % of the labelled events');
  if (logs.falseProblems.length > 0) missed('no problem on a healthy line');

  const prefs = await checkPrefs(join(folder, 'prefs'));
  console.log(
    `prefs    ${prefs.parsed} of ${prefs.files} read, ${prefs.roundTrips} came back byte for byte after an edit was undone, ${prefs.secretsShown} secrets shown`,
  );
  for (const failure of prefs.failures)
    console.log(`  ${typeof failure === 'string' ? failure : JSON.stringify(failure)}`);
  if (prefs.parsed < prefs.files || prefs.failures.length > 0) missed('every file read and restored');
  if (prefs.secretsShown > 0) missed('no secret shown');
  await writeCounts({ passed: TARGETS - failed, failed, skipped: 0 });
  return failed > 0 ? 1 : 0;
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}
