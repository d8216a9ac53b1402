import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import type { Check } from './check';
import { runCheck } from './testing';
import { check as account } from './webapi.account.check';
import { check as devices } from './webapi.devices.check';

const TOKEN = 'BQC-0_x.y~z';

/** Pages of the Web API: a body, or a status without one. */
function run(check: Check, pages: Record<string, unknown>) {
  return runCheck(check, {
    secrets: { webApiToken: ` ${TOKEN}\n` },
    net: {
      http: async (url, { bearer }) => {
        expect(bearer).toBe(TOKEN);
        const name = url.replace('https://api.spotify.com/v1/', '');
        if (!(name in pages)) throw new Error(`asked ${url}`);
        const page = pages[name];
        const [status, body] = typeof page === 'number' ? [page, ''] : [200, JSON.stringify(page)];
        return { status, headers: {}, body, ms: 1 };
      },
    },
  });
}

describe.each([account, devices])('$id', (check) => {
  it('contacts nobody without a token, and never runs by itself', async () => {
    const unknown = { status: 'unknown', reason: { code: 'needs-token' } };
    expect(await runCheck(check as Check)).toEqual(unknown);
    expect(await runCheck(check as Check, { secrets: { webApiToken: '' } })).toEqual(unknown);
    expect(check.onDemand).toBe(true);
  });

  it.each([
    [401, 'no-permission', 'HTTP 401'],
    [403, 'no-permission', 'HTTP 403'],
    [429, 'failed', 'HTTP 429'],
    ['<html>', 'failed', 'UNREADABLE'],
  ])('does not know after %j', async (page, code, system) => {
    await expect(run(check as Check, { me: page, 'me/player/devices': page })).rejects.toMatchObject({ code, system });
  });

  it('survives every answer', async () => {
    const device = fc.dictionary(
      fc.constantFrom('is_active', 'is_restricted', 'name'),
      fc.oneof(fc.boolean(), fc.string()),
    );
    const answer = fc.oneof(
      fc.record({ devices: fc.oneof(fc.array(fc.oneof(device, fc.constant(null))), fc.string()) }),
      fc.record({ product: fc.oneof(fc.string(), fc.integer()), country: fc.oneof(fc.string(), fc.constant(null)) }),
      fc.record({ actions: fc.oneof(fc.string(), fc.record({ disallows: fc.dictionary(fc.string(), fc.boolean()) })) }),
    );
    await fc.assert(
      fc.asyncProperty(answer, answer, async (first, second) => {
        await run(check as Check, { me: first, 'me/player/devices': first, 'me/player': second });
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('webapi.account', () => {
  it('tells Premium from the rest, and the country where it is told', async () => {
    const outcome = (id: string, country: string | null) => ({ status: 'ok', findings: [{ id, data: { country } }] });
    expect(await run(account, { me: { product: 'premium', country: 'de', email: 'ada@example.org' } })).toEqual(
      outcome('account/premium', 'DE'),
    );
    expect(await run(account, { me: { product: 'open' } })).toEqual(outcome('account/free', null));
    expect(await run(account, { me: { product: 'free', country: 'Germany' } })).toEqual(outcome('account/free', null));
    expect(await run(account, { me: { id: 'ada' } })).toMatchObject({ status: 'unknown' });
  });
});

describe('webapi.devices', () => {
  const list = (...rows: object[]) => ({ 'me/player/devices': { devices: rows } });
  const active = { id: null, is_active: true, is_restricted: false, name: "Ada's laptop", type: 'Computer' };

  it('sees none, one that sleeps, and one that plays', async () => {
    const none = (count: number) => ({ status: 'problem', findings: [{ id: 'devices/none', data: { count } }] });
    expect(await run(devices, list())).toEqual(none(0));
    expect(await run(devices, list({ ...active, is_active: false }))).toEqual(none(1));
    expect(await run(devices, { ...list(active), 'me/player': 204 })).toEqual({
      status: 'ok',
      findings: [{ id: 'devices/active' }],
    });
  });

  it('names what a device refuses, and never the device', async () => {
    const restricted = (actions: string) => ({
      status: 'ok',
      findings: [{ id: 'devices/active' }, { id: 'devices/restricted', data: { actions } }],
    });
    expect(await run(devices, list({ ...active, is_restricted: true }))).toEqual(restricted('any command'));
    const disallows = { skipping_prev: true, resuming: true, seeking: true, pausing: false };
    expect(await run(devices, { ...list(active), 'me/player': { actions: { disallows } } })).toEqual(
      restricted('seeking, skipping prev'),
    );
  });
});
