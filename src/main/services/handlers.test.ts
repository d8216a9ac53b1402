import { expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import type { CheckReport, Diagnosis } from '../../contract/diagnosis';
import { DEFAULT_SETTINGS, type Settings } from '../../contract/state';
import { defineCheck } from '../checks/check';
import { fakeContext, strict } from '../checks/testing';
import type { Opener } from '../ports';
import type { Doctor, DoctorRequest } from './doctor';
import { createHandlers } from './handlers';
import type { Store } from './store';
import type { WorkLog } from './work-log';

const reportOf = (id: string): CheckReport => ({ id, status: 'ok', findings: [], ms: 1, reason: null });
const DIAGNOSIS: Diagnosis = {
  verdict: {
    side: 'network',
    certain: true,
    sentence: 'It is the network.',
    said: { lead: 'sure', rest: '' },
    because: [],
  },
  checks: [],
  suspects: [],
  causes: {},
  startedAt: '',
  finishedAt: '',
  entry: null,
  cancelled: false,
  leftOut: [],
  question: null,
  answers: {},
};

/** A host whose doctor does as told; gives what was announced until the run was done. */
async function follow(all: boolean | undefined, run: (request: DoctorRequest) => void) {
  const requests: DoctorRequest[] = [];
  const announced: { name: string; payload: unknown }[] = [];
  const checks = ['a', 'b', 'c'].map((id) =>
    defineCheck({
      id,
      platforms: ['linux'],
      reach: 'local',
      timeoutMs: 1,
      findings: [],
      run: async () => ({ status: 'ok', findings: [] }),
    }),
  );
  const doctor: Doctor = {
    checks,
    plan: ({ off }) => checks.filter(({ id }) => !off?.includes(id)),
    run: async (request) => {
      requests.push(request);
      run(request);
      return DIAGNOSIS;
    },
    answer: async () => DIAGNOSIS,
  };
  await new Promise<void>((done, fail) => {
    const { handlers } = createHandlers({
      ports: fakeContext().ports,
      catalog: async () => loadCatalog().catalog,
      doctor: async () => doctor,
      repairs: async () => [],
      workLog: strict<WorkLog>('workLog', { noteDiagnosed: async () => done() }),
      settings: strict<Store<Settings>>('settings', {
        get: async () => ({ ...DEFAULT_SETTINGS, checksOff: ['c'] }),
        watch: () => undefined,
      }),
      opener: strict<Opener>('opener', {}),
      info: { version: '0', host: 'test', dataFolder: '' },
      announce: (name, payload) => void announced.push({ name, payload }),
      onFault: (_where, error) => fail(error),
    });
    handlers['doctor.start']({ entry: null, offline: true, all }).catch(fail);
  });
  const counts = announced.flatMap(({ name, payload }) =>
    name === 'doctor.progress' ? [payload as { finished: number; total: number }] : [],
  );
  return { request: requests[0], counts, last: announced.at(-1)?.name };
}

it('counts a run to its end when the answer is clear before everything was asked', async () => {
  const { request, counts, last } = await follow(undefined, ({ onStart, onDone, onExpect }) => {
    onExpect?.(2);
    onStart?.('a');
    onDone?.(reportOf('a'));
    onExpect?.(1);
  });
  expect(counts[0]).toMatchObject({ finished: 0, total: 2 });
  expect(counts.at(-1)).toMatchObject({ finished: 1, total: 1 });
  expect(last).toBe('doctor.done');
  expect(request).toMatchObject({ entry: null, only: null, all: false, off: ['c'], offline: true });
});

it('asks for everything when told to', async () => {
  const { request } = await follow(true, () => undefined);
  expect(request).toMatchObject({ all: true });
});
