import { buildReport, openReport, showReport } from '../reports/report';
import { APP_VERSION } from '../services/version';
import type { DoctorOptions } from './doctor';
import { readGivenFile, writeGivenFile } from './files';
import { type ExitCode, json, type Output } from './output';
import { openSession, runStoppable } from './session';

const MOST_BYTES = 8 * 1024 * 1024;

export interface ReportOptions extends DoctorOptions {
  to?: string;
  open?: string;
}

/** `report`: what was found, with nothing private in it; or somebody else's report, read-only. */
export async function makeReport(options: ReportOptions, output: Output): Promise<ExitCode> {
  const { doctor, catalog, ports } = await openSession(options.home);
  if (options.open !== undefined) {
    const report = openReport(await readGivenFile(ports.files, options.open, MOST_BYTES), options.open);
    output.print(options.json ? json(report) : showReport(report));
    return 0;
  }
  const diagnosis = await runStoppable((signal) =>
    doctor.run({ entry: null, offline: options.offline, only: null, all: true, signal }),
  );
  const report = buildReport(diagnosis, catalog, {
    version: APP_VERSION,
    system: `${ports.machine.platform} ${ports.machine.osVersion()}`,
    madeAt: new Date(ports.clock.now()).toISOString(),
  });
  const text = options.json || options.to?.endsWith('.json') ? json(report) : showReport(report);
  if (options.to === undefined) output.print(text);
  else await writeGivenFile(ports.files, options.to, `${text}\n`);
  return 0;
}
