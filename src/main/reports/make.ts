import { type FindingTexts, openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog } from '../../contract/catalog';
import type { Hidden, Report } from '../../contract/report';
import type { ReportFormat } from '../../contract/report-words';
import { buildReport, type ReportSources } from './build';
import { type ReportTitles, writeMarkdown } from './markdown';
import type { Identity } from './redact/identity';
import { openRedactor } from './redact/redactor';
import type { Vocabulary } from './redact/vocabulary';
import { sayFindings } from './sentences';

export interface MadeReport {
  report: Report;
  markdown: string;
  hidden: Hidden;
}

/** Makes a report and its text. Pure: everything that is read from this computer comes with the call. */
export function makeReport(sources: ReportSources, identity: Identity, vocabulary: Vocabulary): MadeReport {
  const { diagnosis, spotify } = sources;
  const versions = [
    spotify?.version ?? '',
    ...(diagnosis?.checks ?? []).flatMap(({ findings }) =>
      findings.flatMap(({ data: { version, installed, launched } }) => [version, installed, launched]),
    ),
  ].filter((version) => typeof version === 'string');
  const redactor = openRedactor({ identity, vocabulary, versions });
  const report = buildReport(sources, redactor);
  return { report, markdown: toMarkdown(report, sources.catalog), hidden: redactor.hidden() };
}

/** The text of a report, whoever made it: ids are put into the words of this catalogue. */
export function toMarkdown(report: Report, catalog: Catalog): string {
  const texts = openFindingTexts(catalog);
  const findings = report.findings.map(({ id, check, data }) => ({ id, from: check, data, at: '' }));
  const said = sayFindings(findings, findings, texts);
  return writeMarkdown(report, titlesIn(catalog, texts), (place) => said[place]?.read.text ?? null);
}

function titlesIn(catalog: Catalog, texts: FindingTexts): ReportTitles {
  const entries = new Map(catalog.entries.map((entry) => [entry.code, entry]));
  const titles = new Map([
    ...catalog.repairs.map(({ id, title }) => [id, title] as const),
    ...catalog.entries.flatMap((entry) => entry.steps.map(({ id, title }) => [id, title] as const)),
  ]);
  return {
    cause: (code, id) => entries.get(code)?.causes.find((cause) => cause.id === id)?.text,
    step: (id) => titles.get(id),
    check: (id) => texts.check(id)?.question,
  };
}

/** How the files of each format end. */
export const EXTENSIONS: Readonly<Record<ReportFormat, string>> = {
  markdown: 'md',
  json: 'json',
  file: 'backline-report',
};

/** A report as a program reads it: on one line, or as a file that people may look into. Both can be opened. */
export function toJson(report: Report, format: 'json' | 'file'): string {
  return format === 'json' ? JSON.stringify(report) : JSON.stringify(report, null, 1);
}

/** Name of a file that a report is saved as: the day, and nothing of the computer. */
export function suggestName(report: Pick<Report, 'madeAt'>, format: ReportFormat): string {
  return `backline-report-${/^\d{4}-\d\d-\d\d/.exec(report.madeAt)?.[0] ?? 'new'}.${EXTENSIONS[format]}`;
}
