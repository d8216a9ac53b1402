import type { CatalogWords, LocalText } from '../contract/catalog';
import type { CatalogFault, CatalogFiles } from './compile';
import { placesIn } from './sentence';

/**
 * What of the catalogue is interface, in German, as it stands beside the English. A text that one language has
 * and the other lacks is a fault, and so is a sentence that leaves out what the other one tells.
 */
export function germanOf(files: CatalogFiles): { words: CatalogWords; faults: CatalogFault[] } {
  const faults: CatalogFault[] = [];
  const pair = (file: string, english: Texts, german: Texts) => {
    for (const message of differences(english, german)) faults.push({ file, line: null, message });
  };
  const checks = [...files.findings.values()];
  const questions = [...files.questions];
  const repairs = [...files.repairs];

  for (const { file, check } of checks) {
    pair(file, textsOf(check.findings), check.de.findings);
    pair(file, aboutCheck(check), aboutCheck(check.de));
  }
  pair('findings/answers.yaml', textsOf(files.answers.findings), files.answers.de);
  for (const [name, { text, de }] of Object.entries(files.readings))
    pair('findings/readings.yaml', { [name]: text }, { [name]: de });
  for (const [, { file, question }] of questions)
    pair(file, Object.fromEntries(question.options.map(({ id, label }) => [id, label])), question.de.options);
  for (const [, { file, repair }] of repairs) pair(file, partsOf(repair), partsOf(repair.de));

  return {
    faults,
    words: {
      checks: Object.fromEntries(checks.map(({ check: { check, de } }) => [check, aboutCheck(de)])),
      findings: Object.assign({}, ...checks.map(({ check }) => check.de.findings), files.answers.de),
      readings: Object.fromEntries(Object.entries(files.readings).map(([name, { de }]) => [name, de])),
      questions: Object.fromEntries(questions.map(([id, { question }]) => [id, question.de])),
      repairs: Object.fromEntries(
        repairs.map(([id, { repair }]) => [
          id,
          {
            ...repair.de,
            loses: repair.de.loses ?? null,
            proven: repair.de.proven ?? null,
            guide: repair.de.guide ?? null,
          },
        ]),
      ),
      links: Object.fromEntries(Object.entries(files.links).map(([id, { de }]) => [id, de])),
    },
  };
}

type Texts = Readonly<Record<string, string>>;

function aboutCheck({ question, unknown, looksAt }: { question: string; unknown: string; looksAt: string }) {
  return { question, unknown, looksAt };
}

function textsOf(findings: Readonly<Record<string, { text: string }>>): Texts {
  return Object.fromEntries(Object.entries(findings).map(([id, { text }]) => [id, text]));
}

/** The parts of a repair that one language may have and the other lack; each line of a guide is one. */
function partsOf(repair: { loses?: string; proven?: string; warnings: Texts; guide?: LocalText }): Texts {
  const lines = Object.entries(repair.guide ?? {}).flatMap(([system, text]) =>
    text
      .trim()
      .split('\n')
      .map((line, at) => [`guide for ${system}, line ${at + 1}`, line] as const),
  );
  const warnings = Object.entries(repair.warnings).map(([name, text]) => [`warning "${name}"`, text] as const);
  const said = Object.entries({ loses: repair.loses, proven: repair.proven }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  return Object.fromEntries([...lines, ...warnings, ...said]);
}

/** What a text tells that is the same in every language: the data it shows, and names of hosts and files. */
function toldIn(text: string): string[] {
  const names = text.split(/[^a-z0-9.-]|\.(?=\s|$)/i).filter((word) => /[a-z0-9]\.[a-z0-9]/.test(word));
  return [...placesIn(text), ...new Set(names)].sort();
}

function differences(english: Texts, german: Texts): string[] {
  return [...new Set([...Object.keys(english), ...Object.keys(german)])].flatMap((name) => {
    const [one, other] = [english[name], german[name]];
    if (other === undefined) return `${name} is not there in German`;
    if (one === undefined) return `${name} is there in German alone`;
    const [told, retold] = [toldIn(one), toldIn(other)];
    return told.join() === retold.join()
      ? []
      : `${name} holds ${told.join(', ') || 'nothing'} in English, ${retold.join(', ') || 'nothing'} in German`;
  });
}
