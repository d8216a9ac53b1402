import { z } from 'zod';
import { type FindingTexts, openFindingTexts } from '../../catalog/finding-texts';
import type { Catalog, ResolvedEntry } from '../../contract/catalog';
import type { Diagnosis, Evidence, Finding } from '../../contract/diagnosis';
import {
  type OpenedReport,
  REPORT_BYTES,
  REPORT_FORMAT,
  REPORT_VERSION,
  Report,
  type Tried,
} from '../../contract/report';
import { applyRule, ruleFor } from './redact/data';
import { isLabel } from './redact/labels';
import { spell } from './redact/scrub';
import { keepKnownWords, type Vocabulary } from './redact/vocabulary';
import { sayFindings, wordVerdict } from './sentences';

/** Why a file is no report that can be opened. */
export type OpenFailure = 'report/too-large' | 'report/not-a-report' | 'report/damaged' | 'report/newer';

const Head = z.object({ format: z.literal(REPORT_FORMAT), version: z.number().int().min(1) });

/** Reads a report that anybody may have made. Nothing in it is trusted but its shape. */
export function parseReport(bytes: Uint8Array): Report | OpenFailure {
  if (bytes.length > REPORT_BYTES) return 'report/too-large';
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'report/not-a-report';
  }
  const head = Head.safeParse(parsed);
  if (!head.success) return 'report/not-a-report';
  if (head.data.version > REPORT_VERSION) return 'report/newer';
  const checked = Report.safeParse(parsed);
  return checked.success ? checked.data : 'report/damaged';
}

/**
 * A report in the words of our own catalogue: what it says of findings, checks, causes and codes is looked
 * up by id, and what the catalogue does not know is left out and counted. Values are held against the same
 * rules as those that leave.
 */
export function openReport(given: Report, catalog: Catalog, vocabulary: Vocabulary): OpenedReport {
  const report = cleanTexts(given);
  const texts = openFindingTexts(catalog);
  let unknown = 0;
  const known = <T>(value: T | undefined): T | null => {
    if (value !== undefined) return value;
    unknown += 1;
    return null;
  };
  const findings = given.findings.map(({ id, check, data }): Finding | null =>
    known(
      texts.of(id) ? { id, from: check, data: cleanData(id, data, vocabulary), at: report.checkedAt ?? '' } : undefined,
    ),
  );
  const held = findings.map((finding) => finding ?? { id: '', from: '', data: {}, at: '' });
  const said = sayFindings(held, held, texts);
  const evidence = (places: readonly number[], how: 'plain' | 'read'): Evidence[] =>
    places.flatMap((at) => {
      const finding = findings[at];
      const one = said[at]?.[how];
      return finding && one ? [{ ...one, check: finding.from }] : [];
    });
  const entryOf = new Map(catalog.entries.map((entry) => [entry.code, entry]));
  const { verdict } = report;
  const because = verdict ? evidence(verdict.because, 'read') : [];
  const causes = Object.entries(report.causes).flatMap(([code, list]) => {
    const entry = known(entryOf.get(code));
    return entry === null ? [] : [[code, judge(entry, list, evidence)] as const];
  });
  const diagnosis: Diagnosis | null = verdict && {
    verdict: { ...verdict, ...wordVerdict(verdict, because[0] ?? null, catalog.checks), because },
    checks: report.checks.flatMap(({ id, status, ms, reason, because: places }) =>
      known(texts.check(id)) === null
        ? []
        : [
            {
              id,
              status,
              ms,
              findings: places.flatMap((at) => findings[at] ?? []),
              reason: reason === null ? null : { code: reason },
            },
          ],
    ),
    suspects: report.suspects.flatMap(({ code, because: places }) => {
      const entry = known(entryOf.get(code));
      const why = new Map(evidence(places, 'read').map((one) => [one.text, one]));
      return entry === null ? [] : [{ code, id: entry.id, title: entry.title, why: [...why.values()] }];
    }),
    causes: Object.fromEntries(causes),
    startedAt: report.checkedAt ?? '',
    finishedAt: report.checkedAt ?? '',
    entry: (report.about !== null && entryOf.get(report.about)?.id) || null,
    cancelled: false,
    leftOut: report.leftOut.filter(({ check }) => known(texts.check(check)) !== null),
    question: null,
    answers: report.answers,
  };
  return {
    report: sayAgain(report, diagnosis, findings, texts),
    diagnosis,
    titles: titlesOf(report.tried, catalog),
    unknown,
  };
}

/** The report with every sentence of it replaced by our own, and without what our catalogue does not know. */
function sayAgain(
  report: Report,
  diagnosis: Diagnosis | null,
  findings: readonly (Finding | null)[],
  texts: FindingTexts,
): Report {
  const shown = findings.map((finding) => ({
    id: finding?.id ?? '',
    check: finding?.from ?? '',
    data: finding?.data ?? {},
  }));
  const plain = (at: number) => {
    const finding = findings[at];
    return finding ? texts.evidence(finding).text : [];
  };
  const titles = new Map(diagnosis?.suspects.map(({ code, title }) => [code, title]));
  const causes = diagnosis?.causes ?? {};
  return {
    ...report,
    verdict: report.verdict && { ...report.verdict, sentence: diagnosis?.verdict.sentence ?? '' },
    findings: shown,
    checks: report.checks.flatMap((check) => {
      const question = texts.check(check.id)?.question;
      // A detail is somebody's word; the reason says enough.
      return question === undefined ? [] : [{ ...check, question, said: check.because.flatMap(plain), detail: null }];
    }),
    leftOut: report.leftOut.filter(({ check }) => texts.check(check)),
    suspects: report.suspects.flatMap(({ code, because }) => {
      const title = titles.get(code);
      return title === undefined ? [] : [{ code, title, because }];
    }),
    causes: Object.fromEntries(Object.entries(report.causes).filter(([code]) => Object.hasOwn(causes, code))),
  };
}

function judge(
  entry: ResolvedEntry,
  list: Report['causes'][string],
  evidence: (places: readonly number[], how: 'plain') => Evidence[],
): Diagnosis['causes'][string] {
  return list
    .filter(({ id }) => entry.causes.some((cause) => cause.id === id))
    .map(({ id, state, because, missing }) => ({ id, state, evidence: evidence(because, 'plain'), missing }));
}

const NOBODY = { terms: [], homes: [], versions: [] };

function cleanData(id: string, data: Finding['data'], vocabulary: Vocabulary): Finding['data'] {
  const words = (text: string) =>
    text
      .split(/(<[a-z …]{1,16}>|~)/)
      .map((piece) => (isLabel(piece) ? piece : keepKnownWords(piece, vocabulary)))
      .join('');
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const shown = applyRule(ruleFor(id, key), value, words);
      return [
        key,
        typeof shown === 'string'
          ? cleanText(
              spell(shown, NOBODY, () => {}),
              300,
            )
          : shown,
      ] as const;
    }),
  );
}

/** Control characters and signs that turn the direction of reading may not dress a text up. */
function cleanText(text: string, most: number): string {
  const plain = text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu, (run) =>
    run.includes('\n') ? '\n' : ' ',
  );
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}

/** The few texts that are shown as they were sent. */
function cleanTexts(report: Report): Report {
  const short = (text: string) => cleanText(text, 80).replace(/\n/g, ' ');
  return {
    ...report,
    madeBy: short(report.madeBy),
    system: short(report.system),
    spotify: report.spotify && {
      ...report.spotify,
      kind: report.spotify.kind === null ? null : short(report.spotify.kind),
      version: report.spotify.version === null ? null : short(report.spotify.version),
    },
    about: report.about === null ? null : short(report.about),
    madeAt: short(report.madeAt),
    checkedAt: report.checkedAt === null ? null : short(report.checkedAt),
    answers: Object.fromEntries(Object.entries(report.answers).map(([question, said]) => [question, short(said)])),
    tried: {
      steps: report.tried.steps.map(({ code, step, at }) => ({ code: short(code), step: short(step), at: short(at) })),
      repairs: report.tried.repairs.map(({ repair, at, outcome }) => ({
        repair: short(repair),
        at: short(at),
        outcome: short(outcome),
      })),
      solved: report.tried.solved.map(({ code, solved, at }) => ({ code: short(code), solved, at: short(at) })),
    },
    events: report.events.map((event) => ({
      ...event,
      event: short(event.event),
      first: event.first === null ? null : short(event.first),
      last: event.last === null ? null : short(event.last),
      sample: event.sample === null ? null : cleanText(event.sample, 300).replace(/\n/g, ' '),
    })),
    words: cleanText(report.words, 6000),
  };
}

/** Titles of the steps and repairs that our catalogue knows. */
function titlesOf({ steps, repairs }: Tried, catalog: Catalog): Record<string, string> {
  const wanted = new Set([...steps.map(({ step }) => step), ...repairs.map(({ repair }) => repair)]);
  const named = [...catalog.repairs, ...catalog.entries.flatMap((entry) => entry.steps)];
  return Object.fromEntries(named.flatMap(({ id, title }) => (wanted.has(id) ? [[id, title] as const] : [])));
}
