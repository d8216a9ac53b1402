import { planRestart } from './plan-start';
import { defineRepair } from './repair';

/** Quits Spotify and starts it again; where it does not run, it is only started. */
export const repair = defineRepair({
  id: 'rep.spotify.restart',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.process'],
  needs: ['process/running', 'process/not-running', 'process/duplicate', 'process/hung', 'process/leftover'],
  calm: ['process/running', 'process/single'],
  plan: planRestart,
});
