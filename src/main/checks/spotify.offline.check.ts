import { defineCheck } from './check';

/**
 * Spotify keeps its Offline Mode to itself: only the person can tell, with the answer `offline-mode`. Where
 * nobody was asked there is nothing to say.
 */
export const check = defineCheck({
  id: 'spotify.offline',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 1000,
  onDemand: true,
  findings: ['offline-mode/on', 'offline-mode/off'],
  async run({ answers }) {
    switch (answers['offline-mode']) {
      case 'on':
        return { status: 'problem', findings: [{ id: 'offline-mode/on' }] };
      case 'off':
        return { status: 'ok', findings: [{ id: 'offline-mode/off' }] };
      default:
        return { status: 'unknown', reason: { code: 'needs-answer' } };
    }
  },
});
