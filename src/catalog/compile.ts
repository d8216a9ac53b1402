import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  EntryFile,
  FindingsFile,
  LinksFile,
  MessagesFile,
  PlannedFile,
  RepairFile,
  SourcesFile,
  StepFile,
} from '../contract/entry';
import { AnswersFile, QuestionFile, ReadingsFile } from '../contract/question';

/** One file of `catalog/`, its path relative to that folder with forward slashes. */
export interface CatalogSource {
  path: string;
  text: string;
}

/** What is wrong with a file, in one line a person can act on. */
export interface CatalogFault {
  file: string;
  line: number | null;
  message: string;
}

/** The parsed files, keyed by the name their references use. */
export interface CatalogFiles {
  entries: Map<string, { file: string; subsystem: string; entry: EntryFile }>;
  steps: Map<string, { file: string; step: StepFile }>;
  findings: Map<string, { file: string; check: FindingsFile }>;
  /** By id: `rep.cache.clear` is `repairs/cache.clear.yaml`. */
  repairs: Map<string, { file: string; repair: RepairFile }>;
  links: LinksFile;
  sources: SourcesFile;
  messages: MessagesFile[];
  questions: Map<string, { file: string; question: QuestionFile }>;
  answers: AnswersFile;
  readings: ReadingsFile['readings'];
  planned: PlannedFile;
}

/**
 * Parses and checks every file against its schema. All faults are collected, so that one run
 * shows them all; a file with a fault takes no part in what is returned.
 */
export function compileCatalog(files: readonly CatalogSource[]): { files: CatalogFiles; faults: CatalogFault[] } {
  const faults: CatalogFault[] = [];
  const result: CatalogFiles = {
    entries: new Map(),
    steps: new Map(),
    findings: new Map(),
    repairs: new Map(),
    links: {},
    sources: {},
    messages: [],
    questions: new Map(),
    answers: { findings: {}, de: {} },
    readings: {},
    planned: { checks: [], repairs: [] },
  };

  for (const source of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const [folder = '', ...rest] = source.path.split('/');
    const name = (rest.at(-1) ?? folder).replace(/\.ya?ml$/, '');
    const read = <S extends z.ZodType>(schema: S) => readFile(source, schema, faults);
    if (folder === 'codes' && rest.length === 2) {
      const entry = read(EntryFile);
      if (!entry) continue;
      const twin = result.entries.get(name);
      if (twin) faults.push({ file: source.path, line: null, message: `has the same name as ${twin.file}` });
      else result.entries.set(name, { file: source.path, subsystem: rest[0] ?? '', entry });
    } else if (folder === 'steps') {
      const step = read(StepFile);
      if (step) result.steps.set(name, { file: source.path, step });
    } else if (folder === 'questions') {
      const question = read(QuestionFile);
      if (question) result.questions.set(name, { file: source.path, question });
    } else if (source.path === 'findings/answers.yaml') result.answers = read(AnswersFile) ?? result.answers;
    else if (source.path === 'findings/readings.yaml') result.readings = read(ReadingsFile)?.readings ?? {};
    else if (folder === 'findings') {
      const check = read(FindingsFile);
      if (check) result.findings.set(check.check, { file: source.path, check });
    } else if (folder === 'repairs') {
      const repair = read(RepairFile);
      if (repair) result.repairs.set(`rep.${name}`, { file: source.path, repair });
    } else if (folder === 'messages') {
      const messages = read(MessagesFile);
      if (messages) result.messages.push(messages);
    } else if (source.path === 'links.yaml') Object.assign(result.links, read(LinksFile));
    else if (source.path === 'sources.yaml' || folder === 'sources') Object.assign(result.sources, read(SourcesFile));
    else if (source.path === 'planned.yaml') result.planned = read(PlannedFile) ?? result.planned;
    else if (source.path !== 'log-patterns.yaml')
      faults.push({ file: source.path, line: null, message: 'is in no place the catalogue knows' });
  }
  return { files: result, faults };
}

function readFile<S extends z.ZodType>(source: CatalogSource, schema: S, faults: CatalogFault[]): z.infer<S> | null {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken) {
    faults.push({
      file: source.path,
      line: lines.linePos(broken.pos[0]).line,
      message: `is not valid YAML: ${broken.message}`,
    });
    return null;
  }
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const node = nearestNode(document, path);
    faults.push({
      file: source.path,
      line: node === null ? null : lines.linePos(node).line,
      message: `${path.length === 0 ? 'the file' : path.join('.')}: ${issue.message}`,
    });
  }
  return null;
}

/** Offset of the node at a path, or of the closest one above it that exists. */
function nearestNode(document: ReturnType<typeof parseDocument>, path: (string | number)[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) return Number(node.range[0]);
  }
  return null;
}

/** A fault as one line: file, line, what to do. */
export function showFault(fault: CatalogFault): string {
  return `catalog/${fault.file}${fault.line === null ? '' : `:${fault.line}`}: ${fault.message}`;
}
