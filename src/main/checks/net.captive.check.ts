import type { Platform } from '../../contract/words';
import type { HttpAnswer } from '../ports';
import { defineCheck } from './check';
import { reasonOf } from './reasons';

/** Each system's own connection test, and how its true answer looks. */
const TESTS: Readonly<Record<Platform, { url: string; status: number; text: RegExp }>> = {
  windows: { url: 'http://www.msftconnecttest.com/connecttest.txt', status: 200, text: /^Microsoft Connect Test\s*$/ },
  macos: { url: 'http://captive.apple.com/hotspot-detect.html', status: 200, text: /\bSuccess\b/ },
  linux: { url: 'http://connectivitycheck.gstatic.com/generate_204', status: 204, text: /^$/ },
};

export const check = defineCheck({
  id: 'net.captive',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 1,
  timeoutMs: 30_000,
  findings: ['captive/none', 'captive/portal'],
  async run({ ports, signal }) {
    const test = TESTS[ports.machine.platform];
    let answer: HttpAnswer;
    try {
      answer = await ports.net.http(test.url, { timeoutMs: 4000, signal });
    } catch (error) {
      signal.throwIfAborted();
      const { code, detail } = reasonOf(error);
      return { status: 'unknown', reason: { code: code === 'timeout' ? code : 'no-answer', detail } };
    }
    const { status, headers, body } = answer;
    if (status === test.status && test.text.test(body)) return { status: 'ok', findings: [{ id: 'captive/none' }] };
    if (isPortal(test.url, answer))
      return { status: 'problem', findings: [{ id: 'captive/portal', data: { status } }] };
    return {
      status: 'unknown',
      reason: { code: 'unreadable-answer', detail: `HTTP ${status}${headers.server ? ` ${headers.server}` : ''}` },
    };
  },
});

/** Sent elsewhere, told outright (511), or shown another page than the one asked for. */
function isPortal(url: string, { status, headers, body }: HttpAnswer): boolean {
  if (status === 511) return true;
  if (status >= 300 && status < 400) {
    try {
      return new URL(headers.location ?? '', url).hostname !== new URL(url).hostname;
    } catch {
      return false;
    }
  }
  return status === 200 && body.trim() !== '';
}
