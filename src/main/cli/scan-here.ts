import { resolve } from 'node:path';
import { readBuiltPatterns } from '../../catalog/log/built';
import { createNodePorts } from '../platform/node';
import { PortError } from '../ports';
import { APP_VERSION } from '../services/version';
import { findSources } from '../spotify/log/sources/find';
import { scanSource } from '../spotify/log/sources/scan-source';
import type { FoundSource } from '../spotify/log/sources/source';
import { summarise } from '../spotify/log/summary';
import { openSpotifyFacts } from '../spotify/open-facts';
import { type ExitCode, json, type Output } from './output';
import { readLimit, showScan } from './scan';

const STATE_WORDS = {
  present: 'here',
  empty: 'empty',
  absent: 'not here',
  unreadable: 'cannot be read',
} as const;
const WHY_WORDS = {
  quiet: 'Spotify writes there only when it is asked to',
  'not-installed': 'this Spotify is not installed',
  'no-permission': 'the system does not allow it',
  'tool-missing': 'the system has no program for it',
  'too-old': 'what is there is older than two weeks',
  failed: 'the system could not do it',
} as const;

const explain = ({ source: { label, state, why } }: FoundSource) =>
  `${label}: ${STATE_WORDS[state]}${why === null ? '' : ` (${WHY_WORDS[why]})`}`;

/**
 * `scan` without a file: what Spotify has left on this computer, or under a fake home. Nothing to scan is
 * "not found" and said plainly, with the reason for each place; only a refusal everywhere is a fault of input.
 */
export async function scanHere(
  options: { json: boolean; limit: string; home?: string },
  output: Output,
): Promise<ExitCode> {
  const limit = readLimit(options.limit);
  const patterns = await readBuiltPatterns();
  const fakeHome = options.home === undefined ? undefined : resolve(options.home);
  const ports = createNodePorts({ version: APP_VERSION, fakeHome });
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  try {
    const found = await findSources(ports, openSpotifyFacts(ports, signal), signal);
    const scanned = [];
    let refused = found.some(({ source: { state, why } }) => state === 'unreadable' && why !== 'tool-missing');
    for (const one of found) {
      try {
        scanned.push(...(await scanSource(ports, one, { patterns, limit, signal })));
      } catch (error) {
        if (!(error instanceof PortError) || error.code === 'cancelled') throw error;
        refused = true;
        output.complain(`${one.source.label}: it cannot be read (${error.system})`);
      }
    }
    const report = summarise(scanned);
    if (options.json) output.print(json(report));
    else if (scanned.length > 0) output.print(showScan(report));
    const rest = found.filter(({ source }) => source.state !== 'present').map(explain);
    if (scanned.length > 0) {
      if (!options.json && rest.length > 0) output.print(`\nNot scanned:\n  ${rest.join('\n  ')}`);
      return report.problems > 0 ? 1 : 0;
    }
    output.complain(`there is no log of Spotify's to scan here; ${rest.join('; ')}`);
    return refused ? 2 : 1;
  } catch (error) {
    if (!signal.aborted) throw error;
    output.complain('stopped');
    return 2;
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
