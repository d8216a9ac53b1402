import type { Finding } from '../../../contract/diagnosis';
import type { Hidden } from '../../../contract/report';
import { applyRule, isSpotifyVersion, ruleFor } from './data';
import { type Identity, termsOf } from './identity';
import { kindOf, type LabelName } from './labels';
import { homePattern, type Known, mark, markTerms, spell } from './scrub';
import { keepKnownWords, type Vocabulary } from './vocabulary';

/** Takes private things out, and counts them by kind. */
export interface Redactor {
  /** A person's own text: everything stays but what has the shape of something private, or is known to be. */
  text(text: string, most?: number): string;
  /** A line of a log or a detail: of what is left, only words that everybody has. */
  words(text: string, most?: number): string;
  /** A finding with only the data that may leave. */
  finding(finding: Finding): Finding;
  /** How many things were taken out so far, by kind. */
  hidden(): Hidden;
}

export interface RedactorParts {
  identity: Identity;
  vocabulary: Vocabulary;
  /** Versions of the Spotify here. */
  versions: readonly string[];
}

/** Opens a redactor for one report. */
export function openRedactor({ identity, vocabulary, versions }: RedactorParts): Redactor {
  const known: Known = {
    terms: termsOf(identity),
    homes: identity.homes.flatMap((home) => homePattern(home) ?? []),
    versions: [...new Set(versions)].filter((version) => isSpotifyVersion(version)).slice(0, 20),
  };
  const hidden: Hidden = {};
  const count = (label: LabelName) => {
    const kind = kindOf(label);
    hidden[kind] = (hidden[kind] ?? 0) + 1;
  };
  const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const markWords = (text: string) => keepKnownWords(mark(text, known), vocabulary);
  return {
    text: (text, most = 4000) => clip(spell(mark(text, known), known, count), most),
    words: (text, most = 300) => clip(spell(markWords(text), known, count), most),
    finding(finding) {
      const data: [string, Finding['data'][string]][] = [];
      for (const [key, value] of Object.entries(finding.data)) {
        const rule = ruleFor(finding.id, key);
        if (rule === undefined) {
          if (value !== null) count('text');
          continue;
        }
        const shown = applyRule(rule, value, markWords);
        // Whatever a rule lets through, nothing known to be private comes with it.
        data.push([key, typeof shown === 'string' ? clip(spell(markTerms(shown, known), known, count), 300) : shown]);
      }
      return { ...finding, data: Object.fromEntries(data) };
    },
    hidden: () => ({ ...hidden }),
  };
}
