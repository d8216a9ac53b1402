import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../build/catalog-files';
import { type Check, defineCheck } from '../checks/check';
import { check as offlineMode } from '../checks/spotify.offline.check';
import { fakeContext } from '../checks/testing';
import { type DoctorRequest, openDoctor } from './doctor';

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

describe('what a run leaves out', () => {
  const clock = { now: () => 0, monotonic: () => 0 };
  const ports = fakeContext({ clock }).ports;
  const said: Check['run'] = async () => ({ status: 'ok', findings: [] });
  const staged = [
    { ...checkOf('net.link'), stage: 1 as const, findings: ['link/down'] },
    { ...checkOf('net.vpn'), stage: 2 as const, findings: ['vpn/none'] },
    // Names no stage, so it comes last.
    { ...checkOf('sys.audio.output'), findings: ['audio/none'] },
    { ...checkOf('sys.gpu'), platforms: ['windows' as const] },
    checkOf('net.lan', true),
    { ...checkOf('webapi.account', true), platforms: ['windows' as const] },
  ];
  const run = (link: Check['run'], rest: Partial<DoctorRequest> = {}) => {
    const order: string[] = [];
    const checks = staged.map((check) => ({ ...check, run: check.id === 'net.link' ? link : said }));
    const request = { entry: null, offline: false, only: null, signal: new AbortController().signal, ...rest };
    return openDoctor(ports, loadCatalog().catalog, checks)
      .run({ ...request, onStart: (id) => order.push(id) })
      .then(({ leftOut, verdict }) => ({ order, leftOut, side: verdict.side }));
  };
  const down: Check['run'] = async () => ({ status: 'problem', findings: [{ id: 'link/down' }] });
  const onDemand = { check: 'net.lan', why: 'on-demand' };

  it('is nothing but what is asked on demand while nothing is found, stage by stage', async () => {
    expect(await run(said)).toEqual({
      order: ['net.link', 'net.vpn', 'sys.audio.output'],
      leftOut: [onDemand],
      side: 'unknown',
    });
  });

  it('is what a clear answer does not need', async () => {
    expect(await run(down)).toEqual({
      order: ['net.link'],
      leftOut: [{ check: 'net.vpn', why: 'settled' }, { check: 'sys.audio.output', why: 'settled' }, onDemand],
      side: 'network',
    });
  });

  it('is not settled when everything, some checks or an entry is asked for', async () => {
    const whole = ['net.link', 'net.vpn', 'sys.audio.output'];
    expect(await run(down, { all: true })).toMatchObject({ order: whole, leftOut: [onDemand] });
    expect(await run(down, { only: whole })).toMatchObject({ order: whole, leftOut: [] });
    const { entries } = loadCatalog().catalog;
    const aboutVpn = entries.find((entry) => entry.causes.some((cause) => cause.checks.includes('net.vpn')));
    const { order, leftOut } = await run(down, { entry: aboutVpn?.id ?? '' });
    expect(order).toContain('net.vpn');
    expect(leftOut.filter(({ why }) => why === 'settled')).toEqual([]);
  });

  it('names what the person has switched off', async () => {
    const off = ['net.vpn', 'sys.gpu'];
    expect(await run(said, { off })).toMatchObject({
      order: ['net.link', 'sys.audio.output'],
      leftOut: [{ check: 'net.vpn', why: 'switched-off' }, onDemand],
    });
  });
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
    expect(after.checks.map(({ id }) => id)).toEqual([...held.checks.map(({ id }) => id), 'spotify.offline']);
    expect(after.leftOut.map(({ check }) => check)).not.toContain('spotify.offline');
    const back = await counted.answer(after, 'offline-mode', null, signal);
    expect(back.checks).toEqual(held.checks);
    expect(new Set(back.leftOut.map(({ check }) => check))).toEqual(new Set(held.leftOut.map(({ check }) => check)));
  });

  it('or a token brings in the checks it is for, and no other on demand', () => {
    const { doctor: counted } = openCounted();
    const ids = (given: Parameters<typeof counted.plan>[0]) => counted.plan(given).map(({ id }) => id);
    const nothing = { entry: null, only: null };
    expect(ids(nothing)).toEqual(['net.link']);
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
