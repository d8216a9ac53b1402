import type { ProcessRow } from '../ports';
import { orNull } from '../spotify/locate/places';
import { instanceOf, isMainProcess } from '../spotify/processes';
import { type CheckContext, defineCheck, type FoundFact } from './check';

/** Whether Spotify runs, how often, and whether parts of it were left behind. */
export const check = defineCheck({
  id: 'spotify.process',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 25_000,
  windows: ['processes', 'hung'],
  findings: [
    'process/running',
    'process/not-running',
    'process/single',
    'process/duplicate',
    'process/hung',
    'process/leftover',
  ],
  async run(context) {
    const { ports, spotify } = context;
    const { platform, pretend } = ports.machine;
    const mine = (await spotify.processes()).filter((row) => row.mine !== false);
    // A copied home has no processes: that none runs from it says nothing about the computer it is from.
    if (pretend && mine.length === 0) return { status: 'not-applicable' };
    const mains = mine.filter((row) => isMainProcess(platform, row, mine));
    if (mains.length === 0) {
      const parts = mine.filter((row) => /(^|\s)--type=/.test(row.args));
      if (parts.length === 0) return { status: 'ok', findings: [{ id: 'process/not-running' }] };
      const leftover = { id: 'process/leftover' as const, data: { count: parts.length } };
      return { status: 'problem', findings: [{ id: 'process/not-running' }, leftover] };
    }
    const findings: FoundFact<'process/running' | 'process/single' | 'process/duplicate' | 'process/hung'>[] = [
      { id: 'process/running' },
    ];
    const most = mostOfOneInstance(mains);
    findings.push(most > 1 ? { id: 'process/duplicate', data: { count: most } } : { id: 'process/single' });
    const hung = mains.some((row) => row.stopped) || (platform === 'windows' && (await isHung(context, mains)));
    if (hung) findings.push({ id: 'process/hung' });
    return { status: most > 1 || hung ? 'problem' : 'ok', findings };
  },
});

/** Spotifys that share one folder; `--mu=2` has its own and may run beside them. */
function mostOfOneInstance(mains: readonly ProcessRow[]): number {
  const counts = new Map<string, number>();
  for (const row of mains) counts.set(instanceOf(row), (counts.get(instanceOf(row)) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** Whether Spotify's window does not answer Windows. Only a clear no counts; what cannot be asked is no fault. */
async function isHung(context: CheckContext, mains: readonly ProcessRow[]): Promise<boolean> {
  const hung = (await orNull(context.windows('hung')))?.hung ?? [];
  return mains.some(({ pid }) => hung.includes(pid));
}
