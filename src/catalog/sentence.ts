import type { CheckText } from '../contract/catalog';
import type { Finding } from '../contract/diagnosis';

/** Longest piece of a finding's data that a sentence shows: the data comes from files and networks. */
const LONGEST_VALUE = 200;

/** Control and direction characters, which could make a sentence read as something else. */
const UNPRINTABLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Puts a finding's data into its sentence: `{name}` becomes the value of `name`.
 * A name the data lacks becomes "?", so that no sentence invents a value.
 */
export function fillSentence(template: string, data: Finding['data']): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : null;
    if (value === null || value === undefined) return '?';
    const text = String(value).replace(UNPRINTABLE, ' ').trim();
    return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  });
}

/** The sentence of a finding in the words of its check, or null where the catalogue has none. */
export function describeFinding(finding: Finding, text: CheckText | undefined): string | null {
  const described = text && Object.hasOwn(text.findings, finding.id) ? text.findings[finding.id] : undefined;
  return described ? fillSentence(described.text, finding.data) : null;
}
