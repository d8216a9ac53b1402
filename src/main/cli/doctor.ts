import { reasonSentence } from '../../catalog/finding-texts';
import { describeFinding } from '../../catalog/sentence';
import type { Catalog } from '../../contract/catalog';
import type { CheckReport, Diagnosis } from '../../contract/diagnosis';
import { allChecks } from '../checks/registry';
import { UsageFault } from '../usage';
import { type ExitCode, json, type Output } from './output';
import { readSaid, showQuestion } from './said';
import { openSession, runStoppable } from './session';

export interface DoctorOptions {
  json: boolean;
  only?: string;
  /** Asks everything, also once the answer is clear. */
  all?: boolean;
  offline: boolean;
  home?: string;
  /** `QUESTION=OPTION`, as given. */
  answer?: string[];
  webApiTokenStdin?: boolean;
}

/** The public JSON of a diagnosis. */
function toPublic({ verdict, checks: reports, suspects, causes, leftOut, question, answers }: Diagnosis) {
  return {
    verdict: { side: verdict.side, certain: verdict.certain, sentence: verdict.sentence },
    checks: reports.map(({ reason, ...report }) => ({ ...report, reason: reason && reasonSentence(reason) })),
    suspects: suspects.map(({ code, why }) => ({ code, why: why.map(({ text }) => text) })),
    causes: Object.fromEntries(
      Object.entries(causes).map(([code, list]) => [
        code,
        list.map(({ id, state, evidence }) => ({ id, state, evidence: evidence.map(({ text }) => text) })),
      ]),
    ),
    leftOut,
    question,
    answers,
  };
}

/** One line that names what was not asked because the answer was clear; empty when nothing was. */
function showLeftOut({ leftOut }: Diagnosis): string {
  const ids = leftOut.filter(({ why }) => why === 'settled').map(({ check }) => check);
  if (ids.length === 0) return '';
  return `\nLeft out, because nothing they find would change this answer (--all asks them too): ${ids.join(', ')}`;
}

const MARK: Readonly<Record<CheckReport['status'], string>> = {
  ok: '+',
  problem: '!',
  unknown: '?',
  'not-applicable': ' ',
};
const WORD: Readonly<Record<CheckReport['status'], string>> = {
  ok: 'works',
  problem: 'problem',
  unknown: 'not known',
  'not-applicable': 'not here',
};

function showReport(report: CheckReport, catalog: Catalog): string {
  const text = catalog.checks.find(({ id }) => id === report.id);
  const said = report.findings.flatMap((finding) => describeFinding(finding, text) ?? []);
  if (report.status === 'unknown' && said.length === 0)
    said.push(text?.unknown ?? '', report.reason ? reasonSentence(report.reason) : '');
  const lines = said.filter((line) => line !== '').map((line) => `\n    ${line}`);
  return `${MARK[report.status]} ${(text?.question ?? report.id).padEnd(58)} ${WORD[report.status]}${lines.join('')}`;
}

/** Checks that run only when they are named. */
function onDemandIds(): string[] {
  return allChecks.filter(({ onDemand }) => onDemand).map(({ id }) => id);
}

/** Ids after `--only`, each of them a check that exists. */
function readOnly(list: string | undefined): string[] | null {
  if (list === undefined) return null;
  const known = new Set(allChecks.map(({ id }) => id));
  const ids = list.split(',').flatMap((id) => id.trim() || []);
  const strange = ids.find((id) => !known.has(id));
  if (strange === undefined && ids.length > 0) return ids;
  const usual = allChecks.filter(({ onDemand }) => !onDemand).map(({ id }) => id);
  throw new UsageFault(
    `there is no check "${strange ?? ''}"; known are ${usual.join(', ')}; and, left out unless they are named, ${onDemandIds().join(', ')}`,
  );
}

/** `doctor`: looks at this computer and says whose side a fault is on. */
export async function runDoctor(options: DoctorOptions, output: Output): Promise<ExitCode> {
  const only = readOnly(options.only);
  const { doctor, catalog } = await openSession(options.home);
  const said = await readSaid(options, catalog);
  const diagnosis = await runStoppable((signal) =>
    doctor.run({
      entry: null,
      offline: options.offline,
      only,
      all: options.all,
      ...said,
      signal,
      onDone: (report) => {
        if (!options.json && report.status !== 'not-applicable') output.print(showReport(report, catalog));
      },
    }),
  );
  if (options.json) output.print(json(toPublic(diagnosis)));
  else {
    output.print(`\n${diagnosis.verdict.sentence}`);
    for (const { code, title, why } of diagnosis.suspects.slice(0, 5))
      output.print(`  ${code}  ${title}\n      ${why[0]?.text ?? ''}`);
    const leftOut = showLeftOut(diagnosis);
    if (leftOut !== '') output.print(leftOut);
    if (diagnosis.question) output.print(`\n${showQuestion(diagnosis, 'doctor')}`);
  }
  const { side } = diagnosis.verdict;
  // What a person said may have found it, where every check was content.
  const found = side !== 'none' && side !== 'unknown';
  return found || diagnosis.checks.some(({ status }) => status === 'problem') ? 1 : 0;
}
