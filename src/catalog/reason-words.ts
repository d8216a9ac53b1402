import type { Reason } from '../contract/diagnosis';

/** Why a check could not tell, in English: for the terminal, reports, and the page while it speaks English. */
export const REASON_WORDS: Readonly<Record<Reason['code'], string>> = {
  timeout: 'It took too long.',
  cancelled: 'The run was stopped.',
  'offline-run': 'Left out: this run did not use the network.',
  'no-permission': 'The system did not allow a look.',
  'not-readable': 'It could not be read.',
  'not-found': 'It was not found.',
  'tool-missing': 'A program it needs is not installed.',
  'unreadable-answer': 'The answer made no sense.',
  'no-answer': 'Nothing answered.',
  'needs-spotify': 'Spotify was not found here.',
  'needs-other-check': 'It rests on a check that could not tell.',
  'needs-answer': 'Only you can tell, and this run did not ask.',
  'needs-consent': 'It is looked up only with your consent.',
  'needs-token': 'It needs a token that you paste for one run.',
  'needs-window': 'Only the full app in its own window sees it.',
  'spotify-closed': 'Spotify is not running.',
  'spotify-running': 'Spotify is running and uses them itself.',
  failed: 'The check did not finish.',
};
