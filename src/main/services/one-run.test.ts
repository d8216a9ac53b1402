import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/state';
import { fakeContext, strict } from '../checks/testing';
import type { Opener } from '../ports';
import type { Doctor, DoctorRequest } from './doctor';
import { createHandlers } from './handlers';
import type { Store } from './store';
import type { WorkLog } from './work-log';

const { catalog } = loadCatalog();

/** Handlers over a doctor whose runs go on until they are cancelled. */
function open() {
  const requests: DoctorRequest[] = [];
  const doctor = strict<Doctor>('doctor', {
    checks: [],
    plan: () => [],
    run: (request) => {
      requests.push(request);
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('cancelled')));
      });
    },
  });
  const { handlers, cancelRuns } = createHandlers({
    ports: fakeContext().ports,
    catalog: async () => catalog,
    doctor: async () => doctor,
    repairs: async () => [],
    workLog: strict<WorkLog>('workLog', {}),
    settings: strict<Store<Settings>>('settings', { get: async () => DEFAULT_SETTINGS, watch: () => undefined }),
    opener: strict<Opener>('opener', {}),
    info: { version: '', host: '', dataFolder: '' },
    announce: () => {},
    onFault: () => {},
  });
  const start = () => handlers['doctor.start']({ entry: null, offline: true });
  const running = () => requests.filter(({ signal }) => !signal.aborted).length;
  return { handlers, cancelRuns, start, running, requests };
}

describe('[sec-24] runs of checks', () => {
  it('are one at a time, however often one is started', async () => {
    const { start, running, requests } = open();
    for (let count = 0; count < 20; count += 1) await start();
    expect([requests.length, running()]).toEqual([20, 1]);
    await Promise.all(Array.from({ length: 20 }, start));
    expect(running()).toBe(1);
  });

  it('end when the page goes, and each by its own name alone', async () => {
    const { handlers, cancelRuns, start, running } = open();
    const { run } = await start();
    await expect(handlers['doctor.cancel']({ run: 'run-99' })).rejects.toMatchObject({ code: 'doctor/unknown-run' });
    expect(running()).toBe(1);
    await handlers['doctor.cancel']({ run });
    expect(running()).toBe(0);
    await start();
    cancelRuns();
    expect(running()).toBe(0);
  });
});
