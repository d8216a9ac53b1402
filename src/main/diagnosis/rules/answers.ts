import { type Known, othersAnswer, spotifyAnswers } from '../known';
import { isFor, type Reading, type Rule } from './rule';

/**
 * What answers do to a suspicion. They may move it to another side and word it anew, and that is all:
 * by its type such a reading can neither make a fault certain nor take it away. A person tells of another
 * device, another day or another app; no probe of this computer stands behind it, and they may be mistaken.
 */
export interface Leaning {
  about: readonly string[];
  when(known: Known, finding: Parameters<Rule['when']>[1]): boolean;
  reading: Pick<Reading, 'side' | 'shows' | 'says'>;
}

/** Silence and refusals that a filter, a program here and a dead server make alike. */
const SILENT = ['ap/all-refused', 'ap/all-silent', 'ap/unresolvable', 'https/unreachable', 'apresolve/failed'] as const;
const said =
  (...anyOf: string[]) =>
  ({ has }: Known) =>
    has(...anyOf);

/** Read for a fault whose side is a guess; the first that fits counts. */
export const LEANINGS: readonly Leaning[] = [
  // Two ways out fail alike, and only Spotify is at the end of both.
  {
    about: SILENT,
    when: (known) => othersAnswer(known) && said('said/fails-on-mobile-data')(known),
    reading: {
      side: 'spotify',
      shows: ['HTTP 503', 'ap:104', 'auth:1'],
      says: 'silent-on-phone-too',
    },
  },
  {
    about: SILENT,
    when: said('said/plays-on-same-network'),
    reading: {
      side: 'computer',
      shows: ['accesspoint:39', 'auth:3', 'Error 30'],
      says: 'silent-here-alone',
    },
  },
  {
    about: SILENT,
    when: said('said/fails-on-same-network'),
    reading: {
      side: 'network',
      shows: ['accesspoint:50', 'auth:3'],
      says: 'silent-in-this-network',
    },
  },
  {
    about: SILENT,
    when: said('said/since-new-program'),
    reading: {
      side: 'computer',
      shows: ['auth:3', 'accesspoint:39', 'Error 30'],
      says: 'silent-since-new-program',
    },
  },
  {
    about: SILENT,
    when: said('said/since-new-network'),
    reading: {
      side: 'network',
      shows: ['accesspoint:50', 'auth:3'],
      says: 'silent-since-new-network',
    },
  },
  // A phone that plays needs these two as well; the server for signing in it does not.
  {
    about: ['https/host-down'],
    when: (known, finding) =>
      said('said/plays-on-mobile-data')(known) && isFor('host', /^(api|spclient\.wg)\.spotify\.com$/)(known, finding),
    reading: { side: 'network', says: 'host-down-here-alone' },
  },
  {
    about: ['sockets/stuck'],
    when: said('said/plays-on-same-network', 'said/web-player-plays'),
    reading: { side: 'computer', shows: ['accesspoint:39', 'auth:3', 'accounts:103'] },
  },
  {
    about: ['sockets/stuck'],
    when: said('said/fails-on-same-network', 'said/web-player-fails'),
    reading: {
      side: 'network',
      shows: ['accesspoint:50', 'auth:3'],
      says: 'stuck-beside-the-app',
    },
  },
  // Everything answers from here, so what fails in two places is tied to neither.
  {
    about: ['said/fails-on-mobile-data'],
    when: spotifyAnswers,
    reading: { side: 'account', shows: ['account:abroad-14-days', 'accounts:409'] },
  },
];

/** What was said and a probe has seen otherwise: the probe counts. */
export const SAID_RULES: readonly Rule[] = [
  { about: ['said/no-websites'], when: othersAnswer, reading: { harmless: true } },
];
