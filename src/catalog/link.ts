import type {
  Catalog,
  CatalogWords,
  CheckText,
  EntrySummary,
  RepairText,
  ResolvedEntry,
  ResolvedStep,
} from '../contract/catalog';
import type { EntryFile, FindingsFile, RepairFile, StepFile } from '../contract/entry';
import type { CatalogFault, CatalogFiles } from './compile';
import { germanOf } from './german';
import { codeKey, messageKey } from './normal';
import { checkReferences } from './references';

/**
 * Resolves every reference between the catalogue's files into whole entries.
 * A name that leads nowhere is a fault; what nothing refers to is told too, so that nothing lies unused.
 */
export function linkCatalog(files: CatalogFiles): {
  catalog: Catalog;
  german: CatalogWords;
  faults: CatalogFault[];
  unused: CatalogFault[];
} {
  const names = nameEntries(files);
  const references = checkReferences(files);
  const german = germanOf(files);
  const checkOf = new Map(
    [...files.findings.values()].flatMap(({ check }) =>
      Object.keys(check.findings).map((id) => [id, check.check] as const),
    ),
  );
  return {
    catalog: {
      entries: [...files.entries.keys()].flatMap((id) => resolveEntry(files, id, names, checkOf) ?? []),
      checks: [...files.findings.values()].map(({ check }) => resolveCheck(check)),
      links: Object.entries(files.links).map(([id, { title, url, program }]) => ({
        id,
        title,
        url: url ?? null,
        program: program ?? null,
      })),
      questions: [...files.questions]
        .map(([id, { question }]) => {
          const { de: _, ...asked } = question;
          return { id, ...asked };
        })
        .sort((a, b) => a.order - b.order),
      answers: withSides(files.answers.findings),
      repairs: [...files.repairs].map(([id, { repair }]) => resolveRepair(id, repair)),
      readings: Object.fromEntries(Object.entries(files.readings).map(([id, { text }]) => [id, text])),
      planned: files.planned,
    },
    german: german.words,
    faults: [...references.faults, ...german.faults],
    unused: references.unused,
  };
}

/** Entry ids by code and, where no code bears the name, by alias. */
function nameEntries(files: CatalogFiles): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, { entry }] of files.entries) names.set(codeKey(entry.code), id);
  for (const [id, { entry }] of files.entries)
    for (const alias of entry.aliases) if (!names.has(codeKey(alias))) names.set(codeKey(alias), id);
  return names;
}

function summarise(files: CatalogFiles, id: string): EntrySummary | null {
  const held = files.entries.get(id);
  if (!held) return null;
  const { code, title, side, severity, platforms, reliability } = held.entry;
  return { id, code, title, subsystem: held.subsystem, side, severity, platforms, reliability };
}

function resolveEntry(
  files: CatalogFiles,
  id: string,
  names: ReadonlyMap<string, string>,
  checkOf: ReadonlyMap<string, string>,
): ResolvedEntry | null {
  const summary = summarise(files, id);
  const entry = files.entries.get(id)?.entry;
  if (!summary || !entry) return null;
  const { alsoSides, verifiedOn, aliases, numbers, symptoms, usually, about, chain } = entry;
  const { tools, warnings, faq, escalate, conflicts } = entry;
  return {
    ...summary,
    ...{ alsoSides, verifiedOn, aliases, numbers, symptoms, usually, about, chain },
    ...{ tools, warnings, faq, escalate, conflicts },
    messages: [...entry.messages, ...translated(files, entry.code)],
    chainNote: entry.chainNote ?? null,
    causes: entry.causes.map((cause) => ({
      ...cause,
      checks: unique([...cause.confirmedBy, ...cause.ruledOutBy].flatMap((finding) => checkOf.get(finding) ?? [])),
    })),
    steps: entry.steps.flatMap((use) => {
      const held = files.steps.get(use.step);
      return held ? [resolveStep(use.step, held.step, use)] : [];
    }),
    effort: { ...entry.effort, outageMinutes: entry.effort.outageMinutes ?? null },
    related: entry.related.flatMap((code) => {
      const other = summarise(files, names.get(codeKey(code)) ?? '');
      return other ? [{ id: other.id, code: other.code, title: other.title }] : [];
    }),
    otherMeanings: otherMeanings(files, id, entry),
    sources: entry.sources.flatMap(({ id: source, note }) => {
      const held = files.sources[source];
      if (!held) return [];
      return [
        { id: source, title: held.title, url: held.url ?? null, kind: held.kind, note: note ?? held.note ?? null },
      ];
    }),
    verified: entry.verified ?? null,
  };
}

function resolveStep(id: string, step: StepFile, use: EntryFile['steps'][number]): ResolvedStep {
  const { title, how, verify, repair, needsAdmin, harm, minutes } = step;
  return {
    ...{ id, title, how, verify, repair, needsAdmin, harm, minutes, mends: use.mends },
    kind: use.kind ?? step.kind,
    why: step.why ?? null,
    note: use.note ?? null,
    platforms: use.platforms ?? step.platforms,
    open: step.open ?? null,
    command: step.command ?? null,
    loses: step.loses ?? null,
  };
}

function resolveCheck({ check, question, unknown, looksAt, findings }: FindingsFile): CheckText {
  return {
    ...{ id: check, question, unknown, looksAt },
    findings: withSides(findings),
  };
}

function withSides(findings: FindingsFile['findings']): CheckText['findings'] {
  return Object.fromEntries(
    Object.entries(findings).map(([id, finding]) => [id, { ...finding, side: finding.side ?? null }]),
  );
}

function resolveRepair(id: string, { sources: _sources, de: _de, ...repair }: RepairFile): RepairText {
  return { id, ...repair, loses: repair.loses ?? null, proven: repair.proven ?? null, guide: repair.guide ?? null };
}

/** Messages of this code in other languages. */
function translated(files: CatalogFiles, code: string) {
  return files.messages.flatMap(({ lang, messages }) =>
    messages
      .filter((message) => codeKey(message.code) === codeKey(code))
      .map(({ text, exact }) => ({ text, lang, exact })),
  );
}

/** Entries that a number or a message of this one may just as well mean. */
function otherMeanings(files: CatalogFiles, id: string, entry: EntryFile): ResolvedEntry['otherMeanings'] {
  const numbers = new Set(entry.numbers);
  const messages = new Set(entry.messages.map((message) => messageKey(message.text)));
  const found: ResolvedEntry['otherMeanings'] = [];
  for (const [otherId, { entry: other }] of files.entries) {
    if (otherId === id) continue;
    const named = { id: otherId, code: other.code, title: other.title };
    const number = other.numbers.find((value) => numbers.has(value));
    if (number !== undefined) found.push({ ...named, shared: number, by: 'number' });
    const message = other.messages.find(({ text }) => messages.has(messageKey(text)));
    if (message) found.push({ ...named, shared: message.text, by: 'message' });
  }
  return found;
}

function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}
