import type { Catalog, CheckText, EntrySummary, ResolvedEntry, ResolvedLink, ResolvedStep } from '../contract/catalog';
import type { EntryFile, StepFile } from '../contract/entry';
import type { CatalogFault, CatalogFiles } from './compile';
import { codeKey, messageKey } from './normal';

/**
 * Resolves every reference between the catalogue's files into whole entries.
 * A name that leads nowhere is a fault; what nothing refers to is a fault too, so that nothing lies unused.
 */
export function linkCatalog(files: CatalogFiles): { catalog: Catalog; faults: CatalogFault[]; unused: CatalogFault[] } {
  const faults: CatalogFault[] = [];
  const used = {
    steps: new Set<string>(),
    links: new Set<string>(),
    sources: new Set<string>(),
    findings: new Set<string>(),
  };
  const checkOf = new Map<string, string>();
  for (const { check } of files.findings.values())
    for (const id of Object.keys(check.findings)) checkOf.set(id, check.check);
  const byCode = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const [id, { file, entry }] of files.entries) {
    const key = codeKey(entry.code);
    const twin = byCode.get(key);
    if (twin) faults.push({ file, line: null, message: `code "${entry.code}" is already that of ${twin}` });
    byCode.set(key, id);
  }
  for (const [id, { entry }] of files.entries)
    for (const alias of entry.aliases) if (!byName.has(codeKey(alias))) byName.set(codeKey(alias), id);

  const summaryOf = (id: string): EntrySummary | null => {
    const held = files.entries.get(id);
    if (!held) return null;
    const { code, title, side, severity, platforms, reliability } = held.entry;
    return { id, code, title, subsystem: held.subsystem, side, severity, platforms, reliability };
  };

  const entries: ResolvedEntry[] = [];
  for (const [id, { file, entry }] of files.entries) {
    const fault = (message: string) => faults.push({ file, line: null, message });
    const source = (name: string, where: string) => {
      used.sources.add(name);
      if (!files.sources[name]) fault(`${where} names the source "${name}", which catalog/sources does not have`);
    };
    const findingsExist = (ids: string[], where: string) => {
      for (const finding of ids) {
        used.findings.add(finding);
        if (!checkOf.has(finding))
          fault(`${where} names the finding "${finding}", which no file in catalog/findings has`);
      }
    };
    const causeIds = new Set(entry.causes.map((cause) => cause.id));
    if (causeIds.size !== entry.causes.length) fault('two causes have the same id');
    for (const cause of entry.causes) {
      findingsExist([...cause.confirmedBy, ...cause.ruledOutBy, ...cause.hintedBy], `cause "${cause.id}"`);
      for (const name of cause.sources) source(name, `cause "${cause.id}"`);
    }
    for (const link of entry.chain)
      if (link.probe && !files.findings.has(link.probe))
        fault(`chain link "${link.label}" names the check "${link.probe}", which does not exist`);
    for (const item of entry.sources) source(item.id, 'sources');
    for (const conflict of entry.conflicts)
      for (const claim of conflict.claims) source(claim.source, `conflict about "${conflict.about}"`);
    for (const item of entry.escalate)
      if (item.open) {
        used.links.add(item.open);
        if (!files.links[item.open])
          fault(`escalate names the link "${item.open}", which catalog/links.yaml does not have`);
      }

    const steps: ResolvedStep[] = [];
    const stepIds = new Set<string>();
    for (const use of entry.steps) {
      const held = files.steps.get(use.step);
      used.steps.add(use.step);
      if (!held) {
        fault(`names the step "${use.step}", which catalog/steps does not have`);
        continue;
      }
      if (stepIds.has(use.step)) fault(`names the step "${use.step}" twice`);
      stepIds.add(use.step);
      for (const cause of use.mends)
        if (!causeIds.has(cause)) fault(`step "${use.step}" mends "${cause}", which is no cause here`);
      steps.push(resolveStep(use.step, held.step, use));
    }

    const related = entry.related.flatMap((code) => {
      const other = byCode.get(codeKey(code)) ?? byName.get(codeKey(code));
      const summary = other === undefined ? null : summaryOf(other);
      if (!summary) fault(`related names "${code}", which is no entry`);
      return summary ? [{ id: summary.id, code: summary.code, title: summary.title }] : [];
    });
    const summary = summaryOf(id);
    if (!summary) continue;
    entries.push({
      ...summary,
      alsoSides: entry.alsoSides,
      verifiedOn: entry.verifiedOn,
      messages: [...entry.messages, ...translated(files, entry.code)],
      aliases: entry.aliases,
      numbers: entry.numbers,
      symptoms: entry.symptoms,
      usually: entry.usually,
      about: entry.about,
      chain: entry.chain,
      chainNote: entry.chainNote ?? null,
      causes: entry.causes.map((cause) => ({
        ...cause,
        checks: unique([...cause.confirmedBy, ...cause.ruledOutBy].flatMap((finding) => checkOf.get(finding) ?? [])),
      })),
      steps,
      effort: { ...entry.effort, outageMinutes: entry.effort.outageMinutes ?? null },
      tools: entry.tools,
      warnings: entry.warnings,
      faq: entry.faq,
      escalate: entry.escalate,
      related,
      otherMeanings: otherMeanings(files, id, entry),
      conflicts: entry.conflicts,
      sources: entry.sources.flatMap((item) => {
        const held = files.sources[item.id];
        return held
          ? [
              {
                id: item.id,
                title: held.title,
                url: held.url ?? null,
                kind: held.kind,
                note: item.note ?? held.note ?? null,
              },
            ]
          : [];
      }),
      verified: entry.verified ?? null,
    });
  }

  for (const { file, step } of files.steps.values()) {
    for (const check of step.verify)
      if (!files.findings.has(check))
        faults.push({ file, line: null, message: `verify names the check "${check}", which does not exist` });
    for (const link of Object.values(step.open ?? {})) {
      used.links.add(link);
      if (!files.links[link])
        faults.push({
          file,
          line: null,
          message: `open names the link "${link}", which catalog/links.yaml does not have`,
        });
    }
    for (const name of step.sources) {
      used.sources.add(name);
      if (!files.sources[name])
        faults.push({ file, line: null, message: `names the source "${name}", which catalog/sources does not have` });
    }
  }
  const checks: CheckText[] = [];
  for (const { file, check } of files.findings.values()) {
    for (const [id, finding] of Object.entries(check.findings)) {
      if (finding.tone === 'broken' && !finding.side)
        faults.push({ file, line: null, message: `"${id}" is broken but names no side` });
      for (const code of finding.shows)
        if (!byCode.has(codeKey(code)))
          faults.push({ file, line: null, message: `"${id}" shows "${code}", which is no entry` });
    }
    checks.push({
      id: check.check,
      question: check.question,
      unknown: check.unknown,
      looksAt: check.looksAt,
      findings: Object.fromEntries(
        Object.entries(check.findings).map(([id, finding]) => [id, { ...finding, side: finding.side ?? null }]),
      ),
    });
  }
  for (const { lang, messages } of files.messages) {
    const file = `messages/${lang}.yaml`;
    for (const { code, source } of messages) {
      used.sources.add(source);
      if (!byCode.has(codeKey(code))) faults.push({ file, line: null, message: `names "${code}", which is no entry` });
      if (!files.sources[source])
        faults.push({ file, line: null, message: `names the source "${source}", which catalog/sources does not have` });
    }
  }

  const unused: CatalogFault[] = [
    ...[...files.steps]
      .filter(([id]) => !used.steps.has(id))
      .map(([, { file }]) => ({ file, line: null, message: 'is named by no entry' })),
    ...Object.keys(files.links)
      .filter((id) => !used.links.has(id))
      .map((id) => ({ file: 'links.yaml', line: null, message: `"${id}" is opened by nothing` })),
    ...Object.keys(files.sources)
      .filter((id) => !used.sources.has(id))
      .map((id) => ({ file: 'sources.yaml', line: null, message: `"${id}" is cited by nothing` })),
  ];
  const links: ResolvedLink[] = Object.entries(files.links).map(([id, link]) => ({
    id,
    title: link.title,
    url: link.url ?? null,
    program: link.program ?? null,
  }));
  return { catalog: { entries, checks, links, planned: files.planned }, faults, unused };
}

function resolveStep(id: string, step: StepFile, use: EntryFile['steps'][number]): ResolvedStep {
  return {
    id,
    title: step.title,
    kind: use.kind ?? step.kind,
    how: step.how,
    why: step.why ?? null,
    note: use.note ?? null,
    platforms: use.platforms ?? step.platforms,
    verify: step.verify,
    repair: step.repair,
    open: step.open ?? null,
    command: step.command ?? null,
    needsAdmin: step.needsAdmin,
    loses: step.loses ?? null,
    harm: step.harm,
    minutes: step.minutes,
    mends: use.mends,
  };
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
  const messages = new Map(entry.messages.map((message) => [messageKey(message.text), message.text]));
  const found: ResolvedEntry['otherMeanings'] = [];
  for (const [otherId, { entry: other }] of files.entries) {
    if (otherId === id) continue;
    const number = other.numbers.find((value) => numbers.has(value));
    if (number !== undefined)
      found.push({ id: otherId, code: other.code, title: other.title, shared: number, by: 'number' });
    const message = other.messages.find(({ text }) => messages.has(messageKey(text)));
    if (message) found.push({ id: otherId, code: other.code, title: other.title, shared: message.text, by: 'message' });
  }
  return found;
}

function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}
