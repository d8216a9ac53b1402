import type { Catalog } from '../../contract/catalog';
import type { Change, Job } from '../../contract/repairs';
import type { Hidden } from '../../contract/report';
import type { HistoryItem, Worked } from '../../contract/state';
import type { Platform } from '../../contract/words';
import { plain, quote, SOLVED_WORDS, tick } from './markdown';
import type { Redactor } from './redact/redactor';

/** What a history is made of, as it lies on this computer. */
export interface HistorySources {
  madeBy: string;
  madeAt: string;
  platform: Platform;
  catalog: Pick<Catalog, 'entries' | 'repairs'>;
  jobs: readonly Job[];
  worked: readonly Worked[];
  items: readonly HistoryItem[];
}

/** A change of the app's, with private parts taken out. */
export interface ExportedChange {
  at: string;
  repair: string;
  title: string;
  /** Code of the entry the person was at, or null. */
  code: string | null;
  state: Job['state'];
  verified: Job['verified'];
  undoneAt: string | null;
  evidence: string[];
  changes: Change[];
}

/** The history as it may leave this computer. A file format. */
export interface ExportedHistory {
  format: 'backline-history';
  version: 1;
  madeBy: string;
  madeAt: string;
  platform: Platform;
  changed: ExportedChange[];
  checklists: Omit<Worked, 'entry'>[];
  items: Pick<HistoryItem, 'at' | 'kind' | 'code' | 'title' | 'solved' | 'detail'>[];
  /** How many private things were taken out, by kind. */
  hidden: Hidden;
}

/** Takes private parts out of a history. Nothing of it leaves this computer otherwise. */
export function makeHistory(sources: HistorySources, redactor: Redactor): ExportedHistory {
  const { catalog, jobs, worked, items, madeBy, madeAt, platform } = sources;
  const { words, text } = redactor;
  const codes = new Map(catalog.entries.map(({ id, code }) => [id, code]));
  const titles = new Map(catalog.repairs.map(({ id, title }) => [id, title]));
  const changed = jobs.map(({ at, repair, entry, state, verified, undoneAt, evidence, changes }) => ({
    at,
    repair: titles.has(repair) ? repair : words(repair),
    title: titles.get(repair) ?? words(repair),
    code: codes.get(entry ?? '') ?? null,
    state,
    verified,
    undoneAt,
    evidence: evidence.map((one) => words(one.text)),
    changes: changes.map((change) => redactChange(change, words)),
  }));
  return {
    format: 'backline-history',
    version: 1,
    madeBy,
    madeAt,
    platform,
    changed,
    checklists: worked.map(({ entry: _, note, ...rest }) => ({ ...rest, note: text(note) })),
    items: items.map(({ at, kind, code, title, solved, detail }) => ({
      at,
      kind,
      code: words(code),
      title: words(title),
      solved,
      detail: detail.map((one) => words(one)),
    })),
    hidden: redactor.hidden(),
  };
}

/** A change whose every text went through the redactor; numbers tell nothing. */
function redactChange(change: Change, words: (text: string) => string): Change {
  const orNull = (value: string | null) => (value === null ? null : words(value));
  switch (change.kind) {
    case 'text':
      return {
        ...change,
        place: words(change.place),
        before: orNull(change.before),
        after: orNull(change.after),
      };
    case 'move':
      return { ...change, from: words(change.from), to: words(change.to) };
    case 'setting':
      return { ...change, name: words(change.name), before: orNull(change.before), after: orNull(change.after) };
    case 'command':
      return { ...change, text: words(change.text) };
    case 'program':
      return { ...change, name: words(change.name) };
    case 'download':
      return { ...change, from: words(change.from), to: words(change.to) };
  }
}

const STATE: Readonly<Record<Job['state'], string>> = {
  acting: 'interrupted',
  done: 'done',
  failed: 'could not be done, everything as before',
  undoing: 'putting it back was interrupted',
  undone: 'put back',
  damaged: 'its record cannot be read any more',
};
const VERIFIED: Readonly<Record<NonNullable<Job['verified']>, string>> = {
  yes: 'its check is calm',
  no: 'its check still sees the fault',
  unknown: 'its check cannot tell',
};
const KIND: Readonly<Record<Exclude<HistoryItem['kind'], 'solved'>, string>> = {
  opened: 'opened',
  diagnosed: 'diagnosed',
  recorded: 'recorded',
  repaired: 'repaired',
};

/** A history to read, newest first, safe to paste anywhere. */
export function writeHistory({ madeBy, madeAt, changed, checklists, items }: ExportedHistory): string {
  const lines = ['# Backline history', '', plain(`${momentOf(madeAt)} UTC · ${madeBy}`), ''];
  if (changed.length > 0) lines.push('## What Backline changed', '', ...changed.flatMap(jobLines), '');
  if (checklists.length > 0) lines.push('## Checklists', '', ...checklists.flatMap(checklistLines), '');
  if (items.length > 0) lines.push('## What was done, newest first', '', ...items.map(itemLine), '');
  if (changed.length + checklists.length + items.length === 0) lines.push('Nothing yet.', '');
  return `${lines.join('\n').trimEnd()}\n`;
}

const momentOf = (at: string) => at.slice(0, 16).replace('T', ' ');

function jobLines({ at, title, code, state, verified, undoneAt, changes }: ExportedChange): string[] {
  const became = [
    STATE[state],
    state === 'done' && verified !== null && VERIFIED[verified],
    state === 'undone' && undoneAt !== null && momentOf(undoneAt),
  ].filter(Boolean);
  const where = code === null ? '' : ` (${tick(code)})`;
  return [
    `- ${momentOf(at)}: ${plain(title)}${where}: ${became.join(', ')}`,
    ...changes.map((change) => `  - ${sayChange(change)}`),
  ];
}

function sayChange(change: Change): string {
  const became = (before: string | null, after: string | null) =>
    `${before === null ? 'nothing' : tick(before)} → ${after === null ? 'nothing' : tick(after)}`;
  switch (change.kind) {
    case 'text': {
      const line = change.line === null ? '' : `, line ${change.line}`;
      return `${tick(change.place)}${line}: ${became(change.before, change.after)}`;
    }
    case 'move':
      return `${tick(change.from)} renamed to ${tick(change.to)}`;
    case 'setting':
      return `${plain(change.name)}: ${became(change.before, change.after)}`;
    case 'command':
      return `ran ${tick(change.text)}`;
    case 'program':
      return `${plain(change.name)} ${change.what === 'quit' ? 'was asked to quit' : 'was started'}`;
    case 'download':
      return `${tick(change.from)} saved as ${tick(change.to)}`;
  }
}

function checklistLines({ code, title, done, steps, skipped, at, note }: ExportedHistory['checklists'][number]) {
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  const when = at === null ? '' : `, last ${momentOf(at)}`;
  return [
    `- ${tick(code)} ${plain(title)}: ${done.length} of ${steps} steps done${left}${when}`,
    ...done.map((step) => `  - ${plain(step)}`),
    ...(note.trim() === '' ? [] : ['', ...quote(note).map((line) => `  ${line}`), '']),
  ];
}

function itemLine({ at, kind, code, title, solved, detail }: ExportedHistory['items'][number]): string {
  const what = kind === 'solved' ? SOLVED_WORDS[solved ?? 'no'] : KIND[kind];
  const about = code === '' ? '' : ` ${tick(code)} ${plain(title)}`;
  const more = detail.length > 0 ? `: ${detail.map(plain).join(' · ')}` : '';
  return `- ${momentOf(at)}: ${what}${about}${more}`;
}

/** Name of the file: the day, and nothing of the computer. */
export function suggestHistoryName(madeAt: string, extension: string): string {
  return `backline-history-${/^\d{4}-\d\d-\d\d/.exec(madeAt)?.[0] ?? 'new'}.${extension}`;
}
