import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import type { RunSecrets } from './check';
import { check, readTrace } from './net.geo.check';
import { runCheck } from './testing';

const TRACE =
  'fl=1f1\nh=www.cloudflare.com\nip=203.0.113.7\nts=1.2\nvisit_scheme=https\ncolo=FRA\nhttp=http/1.1\nloc=DE\ntls=TLSv1.3\n';
const run = (answers: Record<string, string>, pages: Record<string, string | number> = {}, secrets: RunSecrets = {}) =>
  runCheck(check, {
    answers,
    secrets,
    net: {
      http: async (url, { bearer }) => {
        const page = pages[url];
        if (page === undefined) throw new Error(`asked ${url}`);
        expect(bearer).toBe(url.includes('api.spotify.com') ? 'token' : undefined);
        return { status: typeof page === 'number' ? page : 200, headers: {}, body: String(page), ms: 1 };
      },
    },
  });
const LOOKUP = 'https://www.cloudflare.com/cdn-cgi/trace';
const ME = 'https://api.spotify.com/v1/me';
const yes = { 'country-lookup': 'yes' };

it('asks nobody without consent, and not for half an answer', async () => {
  const needs = (code: string) => ({ status: 'unknown', reason: { code } });
  expect(await run({})).toEqual(needs('needs-consent'));
  expect(await run({ 'country-lookup': 'no', 'account-country': 'DE' })).toEqual(needs('needs-consent'));
  expect(await run(yes)).toEqual(needs('needs-answer'));
  expect(await run({ ...yes, 'account-country': 'somewhere' })).toEqual(needs('needs-answer'));
  expect(await run(yes, { [ME]: 401 }, { webApiToken: 'token' })).toEqual(needs('needs-answer'));
  expect(check.onDemand).toBe(true);
});

it('compares the two countries, and keeps no address', async () => {
  expect(await run({ ...yes, 'account-country': 'de' }, { [LOOKUP]: TRACE })).toEqual({
    status: 'ok',
    findings: [{ id: 'geo/matches', data: { here: 'DE', account: 'DE' } }],
  });
  expect(await run(yes, { [LOOKUP]: TRACE, [ME]: '{"country":"SE"}' }, { webApiToken: 'token' })).toEqual({
    status: 'problem',
    findings: [{ id: 'geo/differs', data: { here: 'DE', account: 'SE' } }],
  });
});

it.each(['<html>loc=DE</html>', 'loc=XX\n', 'loc=T1\n', 'loc=DEU\n', '', 503])('makes nothing of %j', async (page) => {
  expect(await run({ ...yes, 'account-country': 'DE' }, { [LOOKUP]: page })).toEqual({
    status: 'unknown',
    reason: { code: 'unreadable-answer' },
  });
});

it('survives every page', () => {
  const line = fc.constantFrom('loc=', 'loc=D', 'loc=DE', '\n', '\r', 'ip=1', 'é');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(line, { maxLength: 12 }).map((lines) => lines.join('')),
      ),
      (text) => {
        expect(readTrace(text) ?? 'DE').toMatch(/^[A-Z]{2}$/);
      },
    ),
    { numRuns: runs(20_000) },
  );
});
