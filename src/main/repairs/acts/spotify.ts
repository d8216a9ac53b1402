import type { ActHandler } from './kind';

const NAME = 'Spotify';

/** Closed on the way there; whether it is started again is another act's business, or that of an undo. */
export const quitSpotify: ActHandler<'quit-spotify'> = {
  look: async (_, { spotify, signal }) => ((await spotify.running(signal)) ? 'before' : 'after'),
  perform: (_, { spotify, signal }) => spotify.quit(signal),
  revert: null,
  closed: () => false,
  show: () => ({ kind: 'program', name: NAME, what: 'quit' }),
};

export const startSpotify: ActHandler<'start-spotify'> = {
  look: async (_, { spotify, signal }) => ((await spotify.running(signal)) ? 'after' : 'before'),
  perform: ({ program }, { spotify, signal }) => spotify.start(program, signal),
  revert: null,
  closed: () => false,
  show: () => ({ kind: 'program', name: NAME, what: 'start' }),
};
