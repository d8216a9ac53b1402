import { expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { type Check, defineCheck } from '../checks/check';
import { fakeContext } from '../checks/testing';
import { openDoctor } from './doctor';

const checkOf = (id: string, onDemand?: true): Check =>
  defineCheck({
    id,
    platforms: ['linux'],
    reach: 'local',
    timeoutMs: 1000,
    findings: [],
    ...(onDemand ? { onDemand } : {}),
    run: async () => ({ status: 'ok', findings: [] }),
  });

const checks = [checkOf('net.internet'), checkOf('spotify.locks'), checkOf('net.lan', true), checkOf('net.geo', true)];
const doctor = openDoctor(fakeContext().ports, loadCatalog().catalog, checks);
const planned = (entry: string | null, only: string[] | null = null) =>
  doctor.plan({ entry, only }).map(({ id }) => id);

it('leaves checks on demand out of "what is wrong?"', () => {
  expect(planned(null)).toEqual(['net.internet', 'spotify.locks']);
  expect(doctor.checks).toHaveLength(4);
});

it('runs them by id, and where a step of the entry names them', () => {
  expect(planned(null, ['net.lan'])).toEqual(['net.lan']);
  const { entries } = loadCatalog().catalog;
  const devices = entries.find((entry) => entry.steps.some((step) => step.verify.includes('net.lan')));
  expect(planned(devices?.id ?? '')).toContain('net.lan');
  const askedByCauseOnly = entries.find(
    (entry) =>
      entry.causes.some((cause) => cause.checks.includes('net.geo')) &&
      !entry.steps.some((step) => step.verify.includes('net.geo')),
  );
  if (askedByCauseOnly) expect(planned(askedByCauseOnly.id)).not.toContain('net.geo');
});
