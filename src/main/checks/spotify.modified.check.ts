import { findModification } from '../spotify/modified';
import { defineCheck } from './check';

/** Whether another tool has changed Spotify's program. Usually done on purpose, and often the reason of a fault. */
export const check = defineCheck({
  id: 'spotify.modified',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 5000,
  findings: ['client/modified', 'client/unmodified', 'client/leftovers'],
  async run({ ports, spotify }) {
    const installs = await spotify.installs();
    if (installs.length === 0) return { status: 'not-applicable' };
    const looks = await Promise.all(installs.map((install) => findModification(ports, install)));
    const changedBy = new Set(looks.flatMap((look) => look.changedBy));
    if (changedBy.size > 0) {
      return {
        status: 'problem',
        findings: [{ id: 'client/modified', data: { tools: [...changedBy].join(' and ') } }],
      };
    }
    const leftovers = new Set(looks.flatMap((look) => look.leftovers));
    const left = [...leftovers].map((tool) => ({ id: 'client/leftovers' as const, data: { tools: tool } }));
    if (looks.some((look) => !look.looked)) {
      return { status: 'unknown', findings: left, reason: { code: 'not-readable' } };
    }
    return { status: 'ok', findings: [{ id: 'client/unmodified' }, ...left] };
  },
});
