import { describe, expect, it } from 'vitest';
import { type HttpAnswer, PortError } from '../ports';
import { batchExec } from '../windows/batch.testing';
import { check } from './net.nla.check';
import { type Given, runCheck } from './testing';

const RUNS = { Status: 4, StartType: 2 };
const all = (changes: Record<string, object> = {}) =>
  ['netprofm', 'NlaSvc', 'Dhcp', 'Dnscache', 'nsi'].map((Name) => ({ Name, ...RUNS, ...changes[Name] }));
const says = (online: boolean) => [{ IsConnectedToInternet: online }];
const answer: HttpAnswer = { status: 200, ms: 20, headers: {}, body: '' };
const sites = (said: HttpAnswer | PortError): Given => ({
  net: { http: async () => (said instanceof PortError ? Promise.reject(said) : said) },
  clock: { now: () => 0, monotonic: () => 0 },
});
const run = (services: unknown, online?: boolean, more: Given = {}) =>
  runCheck(check, {
    platform: 'windows',
    exec: batchExec({ services, ...(online === undefined ? {} : { online: says(online) }) }),
    ...more,
  });

const fine = { status: 'ok', findings: [{ id: 'nla/running' }] };
const stoppedByHand = { Status: 'Stopped', StartType: 'Manual' };

describe('net.nla', () => {
  it('is content when all run', async () => {
    expect(await run(all())).toEqual(fine);
  });

  it('sees one that is disabled and does not run', async () => {
    expect(await run(all({ netprofm: { Status: 1, StartType: 4 } }))).toEqual({
      status: 'problem',
      findings: [{ id: 'nla/disabled', data: { service: 'netprofm' } }],
    });
    expect(await run(all({ NlaSvc: { Status: 4, StartType: 4 } }))).toEqual(fine);
  });

  it('takes one that waits for its turn for usual while Windows is online', async () => {
    expect(await run(all({ NlaSvc: stoppedByHand }), true)).toEqual(fine);
    expect(await run(all({ Dnscache: { Status: 1, StartType: 4 } }), true)).toEqual(fine);
  });

  it('counts it where Windows is wrong about being offline', async () => {
    expect(await run(all({ NlaSvc: stoppedByHand }), false, sites(answer))).toEqual({
      status: 'problem',
      findings: [{ id: 'nla/stopped', data: { service: 'NlaSvc' } }],
    });
    expect((await run(all({ Dnscache: { Status: 1, StartType: 4 } }), false, sites(answer))).findings).toEqual([
      { id: 'nla/disabled', data: { service: 'Dnscache' } },
    ]);
  });

  it('cannot tell where Windows is right, or nobody asked', async () => {
    const nobody = sites(new PortError('timeout', 'ETIMEDOUT'));
    const unknown = { status: 'unknown', reason: { code: 'needs-other-check', detail: 'net.onlineflag' } };
    expect(await run(all({ NlaSvc: stoppedByHand }), false, nobody)).toEqual(unknown);
    expect(await run(all({ NlaSvc: stoppedByHand }), false, { offline: true })).toEqual(unknown);
  });

  it('cannot tell from services that are not listed', async () => {
    for (const services of [null, [], { Name: 'NlaSvc', Status: 4 }]) {
      expect(await run(services)).toEqual({ status: 'unknown', reason: { code: 'not-readable' } });
    }
    expect(await runCheck(check, { platform: 'windows', machine: { pretend: true } })).toEqual({
      status: 'not-applicable',
    });
  });
});
