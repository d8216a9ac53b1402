import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { type Check, defineCheck } from '../checks/check';
import { check as offlineMode } from '../checks/spotify.offline.check';
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

describe('an answer', () => {
  const { catalog } = loadCatalog();
  const clock = { now: () => 0, monotonic: () => 0 };
  /** A check that reads its answer, and how often each check ran. */
  function openCounted() {
    const ran: string[] = [];
    const counted = (check: Check): Check => ({
      ...check,
      run: (context) => {
        ran.push(check.id);
        return check.run(context);
      },
    });
    const given = [offlineMode, checkOf('net.link'), checkOf('net.geo', true), checkOf('webapi.account', true)];
    return { ran, doctor: openDoctor(fakeContext({ clock }).ports, catalog, given.map(counted)) };
  }
  const { signal } = new AbortController();
  const start = { entry: null, offline: false, only: null, signal };

  it('judges the held reports anew, and nothing runs again', async () => {
    const { ran, doctor: counted } = openCounted();
    const held = await counted.run(start);
    expect(held.verdict.side).toBe('unknown');
    ran.length = 0;
    const after = await counted.answer(held, 'websites', 'none', signal);
    expect(ran).toEqual([]);
    expect(after).toMatchObject({ verdict: { side: 'network', certain: false }, answers: { websites: 'none' } });
    expect(after.suspects.length).toBeGreaterThan(0);
    expect(after.checks).toEqual(held.checks);
    expect(after.question?.id).not.toBe('websites');
    expect(await counted.answer(after, 'websites', null, signal)).toEqual(held);
  });

  it('runs the check that reads it again, and that one alone', async () => {
    const { ran, doctor: counted } = openCounted();
    const held = await counted.run(start);
    ran.length = 0;
    const after = await counted.answer(held, 'offline-mode', 'on', signal);
    expect(ran).toEqual(['spotify.offline']);
    expect(after.verdict).toMatchObject({ side: 'computer', certain: false });
    expect(after.checks.map(({ id }) => id)).toEqual(held.checks.map(({ id }) => id));
  });

  it('or a token brings in the checks it is for, and no other on demand', () => {
    const { doctor: counted } = openCounted();
    const ids = (given: Parameters<typeof counted.plan>[0]) => counted.plan(given).map(({ id }) => id);
    const nothing = { entry: null, only: null };
    expect(ids(nothing)).toEqual(['spotify.offline', 'net.link']);
    expect(ids({ ...nothing, answers: { 'country-lookup': 'yes' } })).toContain('net.geo');
    expect(ids({ ...nothing, answers: { 'country-lookup': 'perhaps' } })).not.toContain('net.geo');
    expect(ids({ ...nothing, secrets: { webApiToken: 'x' } })).toContain('webapi.account');
    // On an entry that does not name them they are not run either.
    expect(ids({ entry: 'auth-3', only: null, secrets: { webApiToken: 'x' } })).not.toContain('webapi.account');
    expect(ids({ entry: 'http-403-premium-required', only: null, secrets: { webApiToken: 'x' } })).toContain(
      'webapi.account',
    );
  });
});
