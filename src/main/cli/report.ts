import { readBuiltPatterns } from '../../catalog/log/built';
import { codeKey } from '../../catalog/normal';
import type { Catalog } from '../../contract/catalog';
import { REPORT_BYTES } from '../../contract/report';
import { REPORT_PARTS, REPORT_WORDS, type ReportFormat, type ReportPart } from '../../contract/report-words';
import type { Ports } from '../ports';
import { gatherEvents } from '../reports/events';
import { identify } from '../reports/identify';
import { makeReport, toJson, toMarkdown } from '../reports/make';
import { type OpenFailure, openReport, parseReport } from '../reports/open';
import { openVocabulary } from '../reports/redact/vocabulary';
import { describeSpotify } from '../services/spotify-here';
import { APP_VERSION } from '../services/version';
import { openSpotifyFacts } from '../spotify/open-facts';
import { UsageFault } from '../usage';
import type { DoctorOptions } from './doctor';
import { readGivenFile, writeGivenFile } from './files';
import { type ExitCode, json, type Output } from './output';
import { openSession, runStoppable } from './session';

export interface ReportOptions extends DoctorOptions {
  to?: string;
  open?: string;
  format?: string;
  parts?: string;
  words?: string;
  force?: boolean;
}

const WHY: Readonly<Record<OpenFailure, string>> = {
  'report/too-large': 'this file is too large to be a report',
  'report/not-a-report':
    'this is not a Backline report; ask for the file that "backline report --to name.backline-report" writes',
  'report/damaged': 'this report is damaged or was changed, and cannot be shown',
  'report/newer': 'this report was made by a newer Backline; update this one to open it',
};

/** `report`: what was found, with nothing private in it; or somebody else's report, read-only. */
export async function runReport(codes: readonly string[], options: ReportOptions, output: Output): Promise<ExitCode> {
  if (options.open !== undefined) return showOpened(options.open, options, output);
  const format = readFormat(options);
  const parts = readParts(options.parts);
  const { doctor, catalog, ports } = await openSession(options.home);
  const entry = findEntry(codes, catalog);
  if (options.to !== undefined) await refuseOverwriting(ports, options.to, options.force === true);
  const diagnosis = await runStoppable((signal) =>
    doctor.run({ entry, offline: options.offline, only: null, all: entry === null, signal }),
  );
  const signal = AbortSignal.timeout(60_000);
  const facts = openSpotifyFacts(ports, signal);
  const patterns = await readBuiltPatterns();
  const made = makeReport(
    {
      catalog,
      diagnosis,
      choice: { entry, parts, words: (options.words ?? '').slice(0, REPORT_WORDS) },
      version: APP_VERSION,
      madeAt: new Date(ports.clock.now()).toISOString(),
      platform: ports.machine.platform,
      osVersion: ports.machine.osVersion(),
      spotify: await describeSpotify(ports),
      events: parts.includes('logs') ? await gatherEvents(ports, facts, patterns, signal).catch(() => []) : [],
      // The terminal keeps no history.
      tried: { steps: [], repairs: [], solved: [] },
    },
    await identify(ports, facts),
    openVocabulary(catalog, patterns),
  );
  const text = format === 'markdown' ? made.markdown.trimEnd() : toJson(made.report, format);
  if (options.to === undefined) output.print(text);
  else await writeGivenFile(ports.files, options.to, `${text}\n`);
  return 0;
}

async function showOpened(path: string, options: ReportOptions, output: Output): Promise<ExitCode> {
  const { catalog, ports } = await openSession(options.home);
  const report = parseReport(await readGivenFile(ports.files, path, REPORT_BYTES));
  if (typeof report === 'string') throw new UsageFault(`${path}: ${WHY[report]}`);
  const opened = openReport(report, catalog, openVocabulary(catalog, await readBuiltPatterns()));
  if (options.json) output.print(json(opened.report));
  else output.print(`This is about somebody else's computer.\n\n${toMarkdown(opened.report, catalog).trimEnd()}`);
  return 0;
}

const FORMATS: Readonly<Record<string, ReportFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  file: 'file',
};

/** `--format`, else `--json`, else what the name of the file says. */
function readFormat({ format, json: asJson, to }: ReportOptions): ReportFormat {
  if (format !== undefined) {
    const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (known === undefined) throw new UsageFault(`--format takes md, json or file, not "${format}"`);
    return known;
  }
  if (asJson || to?.endsWith('.json')) return 'json';
  return to?.endsWith('.backline-report') ? 'file' : 'markdown';
}

function readParts(list: string | undefined): ReportPart[] {
  if (list === undefined) return [...REPORT_PARTS];
  const names = list.split(',').flatMap((name) => name.trim() || []);
  const strange = names.find((name) => !(REPORT_PARTS as readonly string[]).includes(name));
  if (strange !== undefined)
    throw new UsageFault(`there is no part "${strange}"; known are ${REPORT_PARTS.join(', ')}`);
  return REPORT_PARTS.filter((part) => names.includes(part));
}

/** Id of the entry a code names; null without a code. */
function findEntry(codes: readonly string[], { entries }: Catalog): string | null {
  if (codes.length === 0) return null;
  const text = codes.join(' ');
  const key = codeKey(text);
  const found = entries.find(({ code, id }) => codeKey(code) === key || id === text);
  if (!found) throw new UsageFault(`no entry is called "${text}"; "backline lookup ${text}" tells what it may be`);
  return found.id;
}

async function refuseOverwriting({ files }: Ports, path: string, force: boolean): Promise<void> {
  if (force) return;
  // A place that cannot be looked at fails when it is written to.
  const facts = await files.linkFacts(path).catch(() => null);
  if (facts !== null) throw new UsageFault(`${path}: there is a file of that name; --force replaces it`);
}
