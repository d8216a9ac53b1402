import { defineRepair } from './repair';

/** Ends every Spotify of this person: one that hangs, those that run twice, and parts that were left behind. */
export const repair = defineRepair({
  id: 'rep.spotify.quit',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.process'],
  needs: ['process/running', 'process/duplicate', 'process/hung', 'process/leftover'],
  plan: async ({ program, elevated }) => ({
    kind: 'do',
    // Without a program it cannot be started by an undo, which an administrator must not do anyway.
    acts: [{ kind: 'quit-spotify', program: elevated === true ? null : program }],
  }),
});
