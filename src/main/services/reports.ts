import type { LogPatterns } from '../../catalog/log/compile';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis } from '../../contract/diagnosis';
import { CallFailure } from '../../contract/failure';
import { REPORT_BYTES, type ReportEvent, type reportCalls, type Tried } from '../../contract/report';
import type { Handlers } from '../ipc/bind';
import { PortError, type Ports, type ReportDesk } from '../ports';
import { gatherEvents } from '../reports/events';
import { identify } from '../reports/identify';
import { EXTENSIONS, type MadeReport, makeReport, suggestName, toJson } from '../reports/make';
import { openReport, parseReport } from '../reports/open';
import type { Identity } from '../reports/redact/identity';
import { openVocabulary } from '../reports/redact/vocabulary';
import { openSpotifyFacts } from '../spotify/open-facts';
import { recordingsFolder } from '../spotify/record/recording-files';
import { describeSpotify } from './spotify-here';
import { readTried } from './tried';
import type { WorkLog } from './work-log';

export interface ReportParts {
  ports: Ports;
  catalog: () => Promise<Catalog>;
  patterns: () => Promise<LogPatterns>;
  /** Newest diagnosis of this session. */
  diagnosis: () => Promise<Diagnosis | null>;
  workLog: Pick<WorkLog, 'history' | 'progress'>;
  /** Changes that Backline made on this computer, oldest first. */
  repairs: () => Promise<Tried['repairs']>;
  desk: ReportDesk;
  dataFolder: string;
  version: string;
}

/** Looking for logs may take seconds; a report that is only put together otherwise does not look again. */
const FRESH_MS = 60_000;
const LOOK_LIMIT_MS = 45_000;

/** The handlers of reports: making, saving, copying and opening. */
export function createReportHandlers(parts: ReportParts): Pick<Handlers, keyof typeof reportCalls> {
  const { ports, desk } = parts;
  let built: (MadeReport & { id: string }) | null = null;
  let count = 0;
  let looked: { at: number; wanted: boolean; facts: Promise<Looked> } | null = null;

  const look = (logs: boolean): Promise<Looked> => {
    const now = ports.clock.monotonic();
    if (!looked || now - looked.at > FRESH_MS || (logs && !looked.wanted)) {
      const facts = lookAround(parts, logs);
      looked = { at: now, wanted: logs, facts };
      // A look that failed is no look.
      facts.catch(() => {
        looked = null;
      });
    }
    return looked.facts;
  };
  const vocabulary = async () => openVocabulary(await parts.catalog(), await parts.patterns());

  return {
    'report.build': async (choice) => {
      const catalog = await parts.catalog();
      if (choice.entry !== null && !catalog.entries.some(({ id }) => id === choice.entry))
        throw new CallFailure('catalog/unknown-entry', { entry: choice.entry });
      const { identity, events, spotify } = await look(choice.parts.includes('logs'));
      const nowMs = ports.clock.now();
      const made = makeReport(
        {
          catalog,
          diagnosis: await parts.diagnosis(),
          choice,
          version: parts.version,
          madeAt: new Date(nowMs).toISOString(),
          platform: ports.machine.platform,
          osVersion: ports.machine.osVersion(),
          spotify,
          events,
          tried: await readTried(parts.workLog, catalog, nowMs, parts.repairs),
        },
        identity,
        await vocabulary(),
      );
      count += 1;
      built = { ...made, id: `report-${count}` };
      return built;
    },
    'report.save': async ({ id, format, text }) => {
      if (built?.id !== id) throw new CallFailure('report/gone');
      const { report } = built;
      const path = await desk.chooseSave({ name: suggestName(report, format), extension: EXTENSIONS[format] });
      if (path === null) return false;
      const content = format === 'markdown' ? text : `${toJson(report, format)}\n`;
      try {
        await ports.files.writeAtomic(path, new TextEncoder().encode(content), 0o600);
      } catch (error) {
        throw error instanceof PortError ? new CallFailure('report/not-saved') : error;
      }
      return true;
    },
    'report.copy': async ({ text }) => {
      try {
        await desk.copy(text);
      } catch {
        throw new CallFailure('report/not-copied');
      }
      return {};
    },
    'report.open': async () => {
      const path = await desk.chooseOpen();
      if (path === null) return null;
      const report = parseReport(await readChosen(ports, path));
      if (typeof report === 'string') throw new CallFailure(report);
      return openReport(report, await parts.catalog(), await vocabulary());
    },
  };
}

/** What this computer is known by and what Spotify left on it. */
interface Looked {
  identity: Identity;
  events: ReportEvent[];
  spotify: Awaited<ReturnType<typeof describeSpotify>>;
}

async function lookAround({ ports, patterns, dataFolder }: ReportParts, logs: boolean): Promise<Looked> {
  const signal = AbortSignal.timeout(LOOK_LIMIT_MS);
  const spotify = openSpotifyFacts(ports, signal);
  const own = { recordings: recordingsFolder(ports, dataFolder) };
  const [identity, here, events] = await Promise.all([
    identify(ports, spotify),
    describeSpotify(ports),
    // A report without logs is better than none.
    logs ? gatherEvents(ports, spotify, await patterns(), signal, own).catch(() => []) : [],
  ]);
  return { identity, spotify: here, events };
}

async function readChosen({ files }: Ports, path: string): Promise<Uint8Array> {
  try {
    return await files.read(path, REPORT_BYTES);
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    throw new CallFailure(error.code === 'too-large' ? 'report/too-large' : 'report/not-readable');
  }
}
