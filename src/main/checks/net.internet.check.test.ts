import { describe, expect, it } from 'vitest';
import { type HttpAnswer, PortError } from '../ports';
import { check } from './net.internet.check';
import { runCheck } from './testing';

const answer = (status: number, ms: number): HttpAnswer => ({ status, ms, headers: {}, body: '' });

function sites(first: HttpAnswer | PortError, second: HttpAnswer | PortError) {
  return {
    clock: { now: () => 0, monotonic: () => 0 },
    net: {
      http: async (url: string) => {
        const one = { 'https://www.cloudflare.com/': first, 'https://www.wikipedia.org/': second }[url];
        if (one === undefined) throw new Error(`unexpected ${url}`);
        if (one instanceof PortError) throw one;
        return one;
      },
    },
  };
}
const silent = new PortError('timeout', 'ETIMEDOUT');
const unsigned = new PortError('failed', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');

describe('net.internet', () => {
  it('works when both answer, with whatever status', async () => {
    expect(await runCheck(check, sites(answer(503, 80.4), answer(301, 51.6)))).toEqual({
      status: 'ok',
      findings: [{ id: 'internet/works', data: { ms: 52 } }],
    });
  });

  it('works with one site, and names the other', async () => {
    expect(await runCheck(check, sites(silent, answer(200, 9)))).toEqual({
      status: 'ok',
      findings: [
        { id: 'internet/works', data: { ms: 9 } },
        { id: 'internet/partly', data: { host: 'www.cloudflare.com', error: 'ETIMEDOUT' } },
      ],
    });
  });

  it('does not work when neither answers', async () => {
    expect(await runCheck(check, sites(silent, new PortError('failed', 'EAI_AGAIN')))).toEqual({
      status: 'problem',
      findings: [{ id: 'internet/none', data: { error: 'ETIMEDOUT' } }],
    });
  });

  it('is not called dead for a certificate that somebody in between shows', async () => {
    expect(await runCheck(check, sites(silent, unsigned))).toEqual({
      status: 'unknown',
      reason: { code: 'unreadable-answer', detail: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
  });
});
