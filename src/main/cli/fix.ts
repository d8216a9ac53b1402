import { lightChain } from '../../catalog/chain';
import { planChecklist } from '../../catalog/checklist';
import { openSearch } from '../../catalog/search/built';
import type { CheckText, ResolvedEntry, ResolvedStep } from '../../contract/catalog';
import type { CheckReport, PlannedStep } from '../../contract/diagnosis';
import type { Platform } from '../../contract/words';
import { UsageFault } from '../usage';
import type { DoctorOptions } from './doctor';
import { type ExitCode, json, type Output } from './output';
import { readSaid, showQuestion } from './said';
import { openSession, runStoppable } from './session';

const KIND: Readonly<Record<PlannedStep['kind'], string>> = {
  verify: 'checked',
  repair: 'a change',
  open: 'opens a page',
  person: 'only you',
};

function showStep(planned: PlannedStep, step: ResolvedStep | undefined, platform: Platform, at: number): string {
  const open = planned.state === 'first' || planned.state === 'todo';
  const number = open ? `${at}.`.padStart(3) : planned.state === 'done' ? ' ok' : '  -';
  const lines = [`${number} ${step?.title ?? planned.id}  [${KIND[planned.kind]}]`];
  if (planned.why) lines.push(`      ${planned.why}`);
  if (!open) return lines.join('\n');
  for (const line of (step?.how[platform] ?? step?.how.any ?? '').split('\n')) if (line) lines.push(`      ${line}`);
  const command = step?.command?.[platform] ?? step?.command?.any;
  if (command) lines.push(`      $ ${command}`);
  if (step?.loses) lines.push(`      What it costs: ${step.loses}`);
  return lines.join('\n');
}

const LINK_WORD = { works: 'works', broken: 'BROKEN', unknown: 'not known', checking: 'not known' } as const;

/** The signal chain as lines: each link, its state, and the evidence where there is some. */
function showChain(entry: ResolvedEntry, reports: readonly CheckReport[], texts: readonly CheckText[]): string {
  const width = Math.max(...entry.chain.map(({ label }) => label.length));
  return lightChain(entry, reports, [], texts)
    .map(({ state, evidence }, at) => {
      const label = entry.chain[at]?.label ?? '';
      return `  ${at === 0 ? ' ' : '>'} ${label.padEnd(width)}  ${LINK_WORD[state]}${evidence ? `: ${evidence}` : ''}`;
    })
    .join('\n');
}

/** `fix CODE`: the checklist of a code, ordered by what is found on this computer. */
export async function showFix(words: readonly string[], options: DoctorOptions, output: Output): Promise<ExitCode> {
  const text = words.join(' ').trim();
  if (text === '') throw new UsageFault('fix needs a code: backline fix accounts:4');
  const [{ doctor, catalog, ports }, search] = await Promise.all([openSession(options.home), openSearch()]);
  const found = search(text).results[0];
  const entry = catalog.entries.find(({ id }) => id === found?.id);
  if (!entry) {
    output.complain(`nothing in the catalogue fits "${text.slice(0, 60)}"; try backline lookup with the exact message`);
    return 1;
  }
  const said = await readSaid(options, catalog);
  const diagnosis = await runStoppable((signal) =>
    doctor.run({ entry: entry.id, offline: options.offline, only: null, ...said, signal }),
  );
  const { platform } = ports.machine;
  const checked = { reports: diagnosis.checks, texts: catalog.checks };
  const steps = planChecklist(entry, diagnosis.causes[entry.code] ?? [], platform, { steps: {} }, checked);
  if (options.json) {
    output.print(json({ code: entry.code, steps, question: diagnosis.question, answers: diagnosis.answers }));
    return 0;
  }
  output.print(`${entry.code}  ${entry.title}\n${diagnosis.verdict.sentence}\n`);
  if (entry.chain.length > 0) output.print(`${showChain(entry, diagnosis.checks, catalog.checks)}\n`);
  let at = 0;
  for (const planned of steps) {
    if (planned.state === 'first' || planned.state === 'todo') at += 1;
    output.print(
      showStep(
        planned,
        entry.steps.find(({ id }) => id === planned.id),
        platform,
        at,
      ),
    );
  }
  if (diagnosis.question) output.print(`\n${showQuestion(diagnosis, `fix ${JSON.stringify(entry.code)}`)}`);
  return 0;
}
