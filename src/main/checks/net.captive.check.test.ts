import { expect, it } from 'vitest';
import type { Platform } from '../../contract/words';
import { type HttpAnswer, PortError } from '../ports';
import { check } from './net.captive.check';
import { runCheck } from './testing';

function page(platform: Platform, answer: Partial<HttpAnswer> | PortError) {
  return {
    platform,
    net: {
      http: async (url: string) => {
        expect(url).toMatch(/^http:/);
        if (answer instanceof PortError) throw answer;
        return { status: 200, headers: {}, body: '', ms: 1, ...answer };
      },
    },
  };
}

it.each<[Platform, Partial<HttpAnswer>]>([
  ['windows', { body: 'Microsoft Connect Test' }],
  ['macos', { body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>' }],
  ['linux', { status: 204 }],
])('%s gets its own answer', async (platform, answer) => {
  expect(await runCheck(check, page(platform, answer))).toEqual({ status: 'ok', findings: [{ id: 'captive/none' }] });
});

it.each<[Partial<HttpAnswer>]>([
  [{ status: 302, headers: { location: 'http://login.hotel.example/?from=x' } }],
  [{ status: 200, body: '<html>Welcome to the hotel</html>' }],
  [{ status: 511, body: 'sign in' }],
])('%j is a sign-in page', async (answer) => {
  for (const platform of ['windows', 'macos', 'linux'] as const) {
    expect(await runCheck(check, page(platform, answer))).toMatchObject({
      status: 'problem',
      findings: [{ id: 'captive/portal', data: { status: answer.status } }],
    });
  }
});

it.each<[Partial<HttpAnswer> | PortError, string]>([
  [new PortError('not-found', 'ENOTFOUND'), 'no-answer'],
  [new PortError('timeout', 'ETIMEDOUT'), 'timeout'],
  [{ status: 503 }, 'unreadable-answer'],
  [{ status: 301, headers: { location: 'https://connectivitycheck.gstatic.com/generate_204' } }, 'unreadable-answer'],
  [{ status: 302 }, 'unreadable-answer'],
])('%j tells nothing', async (answer, code) => {
  expect(await runCheck(check, page('linux', answer))).toMatchObject({ status: 'unknown', reason: { code } });
});
