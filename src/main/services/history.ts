import type { LogPatterns } from '../../catalog/log/compile';
import type { Catalog } from '../../contract/catalog';
import { CallFailure } from '../../contract/failure';
import type { Job } from '../../contract/repairs';
import type { Progress, Worked } from '../../contract/state';
import type { Handlers } from '../ipc/bind';
import { PortError, type Ports, type ReportDesk } from '../ports';
import { makeHistory, suggestHistoryName, writeHistory } from '../reports/history';
import { identify } from '../reports/identify';
import { openRedactor } from '../reports/redact/redactor';
import { openVocabulary } from '../reports/redact/vocabulary';
import { openSpotifyFacts } from '../spotify/open-facts';
import { describeSpotify } from './spotify-here';
import type { WorkLog } from './work-log';

export interface HistoryParts {
  ports: Ports;
  catalog: () => Promise<Catalog>;
  patterns: () => Promise<LogPatterns>;
  workLog: Pick<WorkLog, 'history' | 'worked'>;
  /** Everything the app changed, newest first. */
  jobs: () => Promise<readonly Job[]>;
  desk: Pick<ReportDesk, 'chooseSave'>;
  version: string;
}

/** Longest look for the names that a person is known by, in milliseconds. */
const LOOK_LIMIT_MS = 20_000;
const EXTENSIONS = { markdown: 'md', json: 'json' } as const;

/** What was worked through, and the history as a file. */
export function createHistoryHandlers(parts: HistoryParts): Pick<Handlers, 'history.worked' | 'history.export'> {
  const { ports, workLog, desk } = parts;
  const listWorked = async () => workedOf(await workLog.worked(), await parts.catalog(), ports.machine.platform);
  return {
    'history.worked': listWorked,
    'history.export': async ({ format }) => {
      const madeAt = new Date(ports.clock.now()).toISOString();
      const extension = EXTENSIONS[format];
      const path = await desk.chooseSave({ name: suggestHistoryName(madeAt, extension), extension });
      if (path === null) return false;
      const catalog = await parts.catalog();
      const spotify = openSpotifyFacts(ports, AbortSignal.timeout(LOOK_LIMIT_MS));
      const [identity, here] = await Promise.all([identify(ports, spotify), describeSpotify(ports)]);
      const redactor = openRedactor({
        identity,
        vocabulary: openVocabulary(catalog, await parts.patterns()),
        versions: here.version === null ? [] : [here.version],
      });
      const made = makeHistory(
        {
          madeBy: `Backline ${parts.version}`,
          madeAt,
          platform: ports.machine.platform,
          catalog,
          jobs: await parts.jobs(),
          worked: await listWorked(),
          items: await workLog.history(),
        },
        redactor,
      );
      const text = format === 'json' ? `${JSON.stringify(made, null, 1)}\n` : writeHistory(made);
      try {
        await ports.files.writeAtomic(path, new TextEncoder().encode(text), 0o600);
      } catch (error) {
        throw error instanceof PortError ? new CallFailure('history/not-saved') : error;
      }
      return true;
    },
  };
}

/** How far each checklist came, newest first. Entries that the catalogue no longer has are left out. */
export function workedOf(
  held: Readonly<Record<string, Progress>>,
  { entries }: Pick<Catalog, 'entries'>,
  platform: Ports['machine']['platform'],
): Worked[] {
  const worked = Object.entries(held).flatMap(([id, { steps, note }]): Worked[] => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) return [];
    const here = entry.steps.filter(({ platforms }) => platforms.includes(platform));
    const answered = here.flatMap((step) => (Object.hasOwn(steps, step.id) ? (steps[step.id] ?? []) : []));
    const done = here.filter(({ id: step }) => Object.hasOwn(steps, step) && steps[step]?.state === 'done');
    const at = answered.reduce<string | null>((last, one) => (last === null || one.at > last ? one.at : last), null);
    const skipped = answered.filter(({ state }) => state === 'skipped').length;
    if (done.length === 0 && skipped === 0 && note === '') return [];
    const { code, title } = entry;
    return [{ entry: id, code, title, done: done.map((step) => step.title), skipped, steps: here.length, at, note }];
  });
  return worked.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
}
