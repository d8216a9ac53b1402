import type { EntryFile } from '../contract/entry';
import type { QuestionFile } from '../contract/question';
import type { CatalogFault, CatalogFiles } from './compile';
import { codeKey } from './normal';

/** Names that lead nowhere, and things that nothing names. */
export interface ReferenceFaults {
  faults: CatalogFault[];
  unused: CatalogFault[];
}

/** Looks up what a name of the catalogue means, and notes both what is missing and what was used. */
class Register {
  readonly faults: CatalogFault[] = [];
  readonly #used = {
    steps: new Set<string>(),
    links: new Set<string>(),
    sources: new Set<string>(),
    answers: new Set<string>(),
    repairs: new Set<string>(),
  };
  readonly #findings: ReadonlySet<string>;
  readonly #codes: ReadonlySet<string>;
  readonly #aliases: ReadonlySet<string>;

  constructor(readonly files: CatalogFiles) {
    const entries = [...files.entries.values()].map(({ entry }) => entry);
    this.#findings = new Set([
      ...[...files.findings.values()].flatMap(({ check }) => Object.keys(check.findings)),
      ...Object.keys(files.answers.findings),
    ]);
    this.#codes = new Set(entries.map(({ code }) => codeKey(code)));
    this.#aliases = new Set(entries.flatMap(({ aliases }) => aliases.map(codeKey)));
  }

  fault(file: string, message: string): void {
    this.faults.push({ file, line: null, message });
  }

  source(file: string, name: string, where: string): void {
    this.#used.sources.add(name);
    if (!this.files.sources[name])
      this.fault(file, `${where} names the source "${name}", which catalog/sources does not have`);
  }

  finding(file: string, id: string, where: string): void {
    if (!this.#findings.has(id))
      this.fault(file, `${where} names the finding "${id}", which no file in catalog/findings has`);
  }

  /** A finding that an option gives: one of `answers.yaml`, or of the check that reads the answer. */
  answer(file: string, id: string, readBy: string | null): void {
    this.#used.answers.add(id);
    const given = readBy === null ? this.files.answers : this.files.findings.get(readBy)?.check;
    if (!given || !Object.hasOwn(given.findings, id))
      this.fault(file, `an option gives "${id}", which ${readBy ?? 'findings/answers.yaml'} does not have`);
  }

  check(file: string, id: string, where: string): void {
    if (!this.files.findings.has(id)) this.fault(file, `${where} names the check "${id}", which does not exist`);
  }

  link(file: string, id: string, where: string): void {
    this.#used.links.add(id);
    if (!this.files.links[id])
      this.fault(file, `${where} names the link "${id}", which catalog/links.yaml does not have`);
  }

  repair(file: string, id: string): void {
    this.#used.repairs.add(id);
    if (!this.files.repairs.has(id) && !this.files.planned.repairs.includes(id))
      this.fault(file, `names the repair "${id}", which catalog/repairs does not have`);
  }

  step(file: string, id: string): void {
    this.#used.steps.add(id);
    if (!this.files.steps.has(id)) this.fault(file, `names the step "${id}", which catalog/steps does not have`);
  }

  entry(file: string, code: string, where: string, aliasesCount = false): void {
    if (this.#codes.has(codeKey(code)) || (aliasesCount && this.#aliases.has(codeKey(code)))) return;
    this.fault(file, `${where} "${code}", which is no entry`);
  }

  unused(): CatalogFault[] {
    const lies = (file: string, message: string): CatalogFault => ({ file, line: null, message });
    return [
      ...[...this.files.steps]
        .filter(([id]) => !this.#used.steps.has(id))
        .map(([, { file }]) => lies(file, 'is named by no entry')),
      ...[...this.files.repairs]
        .filter(([id]) => !this.#used.repairs.has(id))
        .map(([, { file }]) => lies(file, 'is named by no step')),
      ...Object.keys(this.files.links)
        .filter((id) => !this.#used.links.has(id))
        .map((id) => lies('links.yaml', `"${id}" is opened by nothing`)),
      ...Object.keys(this.files.answers.findings)
        .filter((id) => !this.#used.answers.has(id))
        .map((id) => lies('findings/answers.yaml', `"${id}" is given by no question`)),
      ...Object.keys(this.files.sources)
        .filter((id) => !this.#used.sources.has(id))
        .map((id) => lies('sources.yaml', `"${id}" is cited by nothing`)),
    ];
  }
}

/** Follows every reference between the catalogue's files. */
export function checkReferences(files: CatalogFiles): ReferenceFaults {
  const register = new Register(files);
  const seen = new Map<string, string>();
  for (const [id, { file, entry }] of files.entries) {
    const twin = seen.get(codeKey(entry.code));
    if (twin) register.fault(file, `code "${entry.code}" is already that of ${twin}`);
    seen.set(codeKey(entry.code), id);
    checkEntry(register, file, entry);
  }
  for (const { file, step } of files.steps.values()) {
    for (const check of step.verify) register.check(file, check, 'verify');
    for (const link of Object.values(step.open ?? {})) register.link(file, link, 'open');
    for (const repair of step.repair) register.repair(file, repair);
    for (const name of step.sources) register.source(file, name, 'the step');
  }
  for (const { file, repair } of files.repairs.values())
    for (const name of repair.sources) register.source(file, name, 'the repair');
  for (const { file, question } of files.questions.values()) checkQuestion(register, file, question);
  const given = [...files.findings.values()].map(({ file, check }) => ({ file, findings: check.findings }));
  for (const { file, findings } of [...given, { file: 'findings/answers.yaml', findings: files.answers.findings }])
    for (const [id, finding] of Object.entries(findings)) {
      if (finding.tone === 'broken' && !finding.side) register.fault(file, `"${id}" is broken but names no side`);
      for (const code of finding.shows) register.entry(file, code, `"${id}" shows`);
    }
  for (const { lang, messages } of files.messages)
    for (const { code, source } of messages) {
      register.entry(`messages/${lang}.yaml`, code, 'names');
      register.source(`messages/${lang}.yaml`, source, 'a message');
    }
  return { faults: register.faults, unused: register.unused() };
}

function checkQuestion(register: Register, file: string, { readBy, form, when, options }: QuestionFile): void {
  if (readBy !== null) register.check(file, readBy, 'readBy');
  const ids = new Set(options.map(({ id }) => id));
  if (ids.size !== options.length) register.fault(file, 'two options have the same id');
  if ((form === 'country') !== (options.length === 0)) register.fault(file, 'has options, or takes a country');
  // A person who is asked must be able to say so when they do not know.
  if (when.length > 0 && !options.some(({ finding }) => finding === undefined))
    register.fault(file, 'has no option that tells nothing');
  for (const { finding } of options) if (finding !== undefined) register.answer(file, finding, readBy);
}

function checkEntry(register: Register, file: string, entry: EntryFile): void {
  const causes = new Set(entry.causes.map((cause) => cause.id));
  if (causes.size !== entry.causes.length) register.fault(file, 'two causes have the same id');
  for (const cause of entry.causes) {
    const where = `cause "${cause.id}"`;
    for (const id of [...cause.confirmedBy, ...cause.ruledOutBy, ...cause.hintedBy]) register.finding(file, id, where);
    for (const name of cause.sources) register.source(file, name, where);
  }
  for (const { label, probe } of entry.chain) if (probe) register.check(file, probe, `chain link "${label}"`);
  for (const { id } of entry.sources) register.source(file, id, 'sources');
  for (const { about, claims } of entry.conflicts)
    for (const { source } of claims) register.source(file, source, `conflict about "${about}"`);
  for (const { open } of entry.escalate) if (open) register.link(file, open, 'escalate');
  for (const code of entry.related) register.entry(file, code, 'related names', true);

  const steps = new Set<string>();
  for (const { step, mends } of entry.steps) {
    if (steps.has(step)) register.fault(file, `names the step "${step}" twice`);
    steps.add(step);
    register.step(file, step);
    for (const cause of mends)
      if (!causes.has(cause)) register.fault(file, `step "${step}" mends "${cause}", which is no cause here`);
  }
}
