import { type Interfering, interferingAmong } from '../spotify/interfering';
import { defineCheck, type FoundFact } from './check';

/** Whether one of them runs. Most people have them beside a Spotify that works: it is never a fault by itself. */
export const check = defineCheck({
  id: 'sys.interfering',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 25_000,
  windows: ['processes'],
  findings: ['interfering/none', 'interfering/running', 'interfering/closable'],
  async run({ ports: { machine }, spotify }) {
    if (machine.pretend) return { status: 'not-applicable' };
    const rows = await spotify.allProcesses();
    if (rows.length === 0) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    const found = interferingAmong(machine.platform, rows);
    if (found.length === 0) return { status: 'ok', findings: [{ id: 'interfering/none' }] };
    const findings: FoundFact<'interfering/running' | 'interfering/closable'>[] = [
      { id: 'interfering/running', data: namesOf(found) },
    ];
    const closable = found.filter(({ closing }) => closing === 'ask');
    if (closable.length > 0) findings.push({ id: 'interfering/closable', data: namesOf(closable) });
    return { status: 'ok', findings };
  },
});

function namesOf(found: readonly Interfering[]): { names: string; count: number } {
  const names = new Set(found.map(({ name }) => name));
  return { names: [...names].sort().join(', '), count: names.size };
}
