import type { CheckText } from '../contract/catalog';
import type { Finding } from '../contract/diagnosis';

/** Longest piece of a finding's data that a sentence shows: the data comes from files and networks. */
const LONGEST_VALUE = 200;

/** Control and direction characters, which could make a sentence read as something else. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Words a value that a check put into a finding; `name` is the place it has in the sentence. */
export type SayValue = (value: string, name: string) => string;

const same: SayValue = (value) => value;

const PLACE = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/** Names of the data that a sentence shows, each once and in order. */
export function placesIn(template: string): string[] {
  return [...new Set([...template.matchAll(PLACE)].flatMap(([, name]) => name ?? []))].sort();
}

/** What a sentence shows of a finding's data. */
export function dataIn(template: string, data: Finding['data']): Finding['data'] {
  return Object.fromEntries(
    placesIn(template).flatMap((name) => (Object.hasOwn(data, name) ? [[name, data[name] ?? null]] : [])),
  );
}

/**
 * Puts a finding's data into its sentence: `{name}` becomes the value of `name`.
 * A name the data lacks becomes "?", so that no sentence invents a value. `say` words a value for the
 * language of the sentence; checks give them in English.
 */
export function fillSentence(template: string, data: Finding['data'], say: SayValue = same): string {
  return template.replace(PLACE, (_whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : null;
    if (value === null || value === undefined) return '?';
    const text = (typeof value === 'string' ? say(value, name) : String(value)).replace(UNPRINTABLE, ' ').trim();
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  });
}

/** The sentence of a finding in the words of its check, or null where the catalogue has none. */
export function describeFinding(finding: Finding, text: CheckText | undefined, say: SayValue = same): string | null {
  const described = text && Object.hasOwn(text.findings, finding.id) ? text.findings[finding.id] : undefined;
  return described ? fillSentence(described.text, finding.data, say) : null;
}
