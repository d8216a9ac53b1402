import type { Verdict, VerdictLead } from '../contract/diagnosis';
import type { Side } from '../contract/words';

/** How a verdict is worded in one language. What follows a lead is the catalogue's. */
export interface VerdictWords {
  /** By side, where it is certain. */
  sure: Readonly<Record<Side, string>>;
  /** By side, where it is likely. */
  guess: Readonly<Record<Side, string>>;
  /** Where nothing is broken; `open` is followed by the question that has no answer yet. */
  calm: Readonly<Record<Exclude<VerdictLead, 'sure' | 'guess'>, string>>;
}

/** The verdict in English: what the terminal and reports say, and the page while it speaks English. */
export const VERDICT_WORDS: VerdictWords = {
  sure: {
    spotify: 'It is Spotify, not you.',
    network: 'It is the network, not Spotify.',
    computer: 'It is this computer, not Spotify.',
    account: 'It is the account, not this computer.',
    developer: 'It is the program that calls Spotify.',
  },
  guess: {
    spotify: 'It looks like Spotify.',
    network: 'It looks like the network.',
    computer: 'It looks like this computer.',
    account: 'It looks like the account.',
    developer: 'It looks like the program that calls Spotify.',
  },
  calm: {
    proxied: 'Nothing wrong was found: Spotify goes out through a proxy, and that proxy lets it through.',
    works: 'Nothing wrong was found: Spotify’s servers answer from here, and this computer is in order.',
    offline: 'Nothing wrong was found on this computer; the network was not asked, so whose side it is cannot be told.',
    open: 'Whose side it is cannot be told, because this has no answer yet:',
    nothing: 'Nothing wrong was found.',
    unclear: 'Whose side it is cannot be told.',
  },
};

/** The first part of a verdict's sentence in the language of `words`. */
export function leadOf({ side, said }: Pick<Verdict, 'side' | 'said'>, words: VerdictWords = VERDICT_WORDS): string {
  const { lead } = said;
  if (lead !== 'sure' && lead !== 'guess') return words.calm[lead];
  return side === 'none' || side === 'unknown' ? words.calm.unclear : words[lead][side];
}

/** The whole sentence: the lead in the language of `words`, then what it rests on as the catalogue says it. */
export function sayVerdict(verdict: Pick<Verdict, 'side' | 'said'>, words: VerdictWords = VERDICT_WORDS): string {
  return [leadOf(verdict, words), verdict.said.rest].filter(Boolean).join(' ');
}
