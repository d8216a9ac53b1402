import type { IndexRow } from './index-data';

/** What part of an entry a phrase is. */
export type PhraseKind = 'name' | 'message' | 'symptom' | 'title' | 'about';

/** A text of an entry that a question is compared with. */
export interface Phrase {
  row: number;
  kind: PhraseKind;
  /** Empty for the explanation: only its words are kept, in the index. */
  text: string;
}

/** The phrases of all rows, those of one row beside each other. The index counts on their order. */
export function phrasesOf(rows: readonly IndexRow[]): Phrase[] {
  return rows.flatMap((row, at): Phrase[] => [
    // First, so that of equals the message is the one that is named.
    ...row.messages.map((text): Phrase => ({ row: at, kind: 'message', text })),
    { row: at, kind: 'name', text: row.code },
    { row: at, kind: 'title', text: row.title },
    // A name with a number is found as a name; its letters alone prove nothing.
    ...row.aliases.flatMap((text): Phrase[] =>
      /\d/.test(text) && text.split(/\s+/).length < 3 ? [] : [{ row: at, kind: 'name', text }],
    ),
    ...row.symptoms.map((text): Phrase => ({ row: at, kind: 'symptom', text })),
    { row: at, kind: 'about', text: '' },
  ]);
}
