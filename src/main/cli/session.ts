import { resolve } from 'node:path';
import type { Catalog } from '../../contract/catalog';
import type { Diagnosis } from '../../contract/diagnosis';
import { allChecks } from '../checks/registry';
import { createNodePorts } from '../platform/node';
import type { Ports } from '../ports';
import { loadBuiltCatalog } from '../services/catalog';
import { type Doctor, openDoctor } from '../services/doctor';
import { APP_VERSION } from '../services/version';

/** What `doctor`, `fix` and `report` stand on: this computer, or a fake home. */
export async function openSession(
  home: string | undefined,
): Promise<{ doctor: Doctor; catalog: Catalog; ports: Ports }> {
  const catalog = await loadBuiltCatalog();
  const fakeHome = home === undefined ? undefined : resolve(home);
  const ports = createNodePorts({ version: APP_VERSION, fakeHome, namesApart: true });
  return { doctor: openDoctor(ports, catalog, allChecks), catalog, ports };
}

/** Runs until done or until the person presses Ctrl+C, which stops the checks and judges what is known. */
export async function runStoppable(run: (signal: AbortSignal) => Promise<Diagnosis>): Promise<Diagnosis> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await run(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
