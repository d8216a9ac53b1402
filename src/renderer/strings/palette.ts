import { SPLIT_WORDS } from '../../catalog/search/question';
import type { FailureCode } from '../../contract/failure';
import type { Side } from '../../contract/words';
import { counterIn } from './count';

const count = counterIn('en');

/**
 * All the words that the palette needs: it loads these and no others, so that it opens at once. They are words
 * of the main page as well.
 */
export const paletteWords = {
  /** What is printed on the keys of a keyboard; a Mac's have signs. */
  keys: { CommandOrControl: 'Ctrl', Control: 'Ctrl', Super: 'Win', Shift: 'Shift', Space: 'Space', Delete: 'Delete' },
  app: {
    name: 'Backline',
    title: (page: string) => `${page} – Backline`,
    skip: 'Skip to the content',
    loading: 'Loading…',
  },
  lookup: {
    title: 'What does Spotify show?',
    lead: 'Type or paste it: a code, a number, the message, or what happens. Works without internet.',
    label: 'Code, message or what happens',
    placeholder: 'auth:3, “No internet connection detected”, black screen…',
    results: 'Entries that fit',
    loading: 'Getting the catalogue ready…',
    failed: 'The search could not be loaded. The catalogue can still be browsed.',
    found: (n: number) => `${count(n, 'entry fits', 'entries fit')}.`,
    ambiguous: (n: number) => `This fits ${n} entries equally well.`,
    split: SPLIT_WORDS,
    nothing: (query: string) => `Nothing in the catalogue fits “${query}”.`,
    nothingHow: 'Try the exact words from the screen, or only the code. Without either, let Backline look for itself.',
    browse: 'Browse the catalogue',
    confirmed: 'confirmed here',
    open: 'open',
    choose: 'choose',
    clear: 'clear',
    clearField: 'Clear the search',
  },
  side: {
    spotify: 'Spotify’s side',
    network: 'the network',
    computer: 'this computer',
    account: 'the account',
    developer: 'the developer’s app',
  } satisfies Record<Side, string>,
  failure: {
    'call/bad-input': 'Backline did not understand the request.',
    'call/bad-output': 'Backline answered with something unexpected.',
    'call/refused': 'Backline refused the request.',
    'call/failed': 'That did not work.',
    'catalog/unknown-entry': 'There is no such entry in the catalogue.',
    'link/unknown': 'There is no such link in the catalogue.',
    'link/not-here': 'This link does not exist on this system.',
    'link/not-opened': 'It could not be opened.',
    'doctor/unknown-run': 'That run is over.',
    'doctor/busy': 'A check is running already.',
    'state/not-saved': 'It could not be saved.',
    'text/too-long': 'The text is too long.',
    'data/busy': 'It is in use right now. Stop the recording first.',
    'repair/unknown': 'This repair is not known. Restart Backline and try again.',
    'repair/unknown-plan': 'That plan is too old. Look at it again.',
    'repair/not-done': 'Nothing was changed.',
    'history/not-saved': 'It could not be saved there. Try another folder.',
    'logs/unknown-source': 'This log is not here any more.',
    'logs/unknown-book': 'This log was closed. Open it again.',
    'logs/unknown-view': 'This list of lines is out of date.',
    'report/gone': 'This report was made anew meanwhile. Try it again.',
    'report/not-saved': 'The report could not be saved there. Try another folder.',
    'report/not-copied': 'It could not be copied.',
    'report/not-readable': 'This file could not be read.',
    'report/too-large': 'This file is too large to be a report.',
    'report/not-a-report':
      'This is not a Backline report. Ask for the file that “Save as a file” makes; it ends in .backline-report.',
    'report/damaged': 'This report is damaged or was changed, and cannot be shown.',
    'report/newer': 'This report was made by a newer Backline. Update this one to open it.',
  } satisfies Record<FailureCode, string>,
  palette: {
    title: 'Look up',
    placeholder: 'Code, message or what happens',
    fromClip: 'from clipboard',
    diagnose: 'diagnose',
    copy: 'copy first step',
    away: 'away',
    nothing: (query: string) => `Nothing in the catalogue fits “${query}”.`,
    nothingHow: 'Tab lets Backline look for itself.',
    copied: (title: string) => `Copied: ${title}`,
    noStep: 'There is no step left to copy.',
    failed: 'That did not work.',
  },
};
