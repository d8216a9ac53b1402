import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { PortError } from '../ports';
import { check, readStatus } from './svc.status.check';
import { runCheck } from './testing';

const page = (indicator: string, more: object = {}) =>
  JSON.stringify({
    page: { id: 'x', name: 'Spotify', url: 'https://spotify.statuspage.io' },
    components: [],
    incidents: [],
    scheduled_maintenances: [],
    status: { indicator, description: indicator === 'none' ? 'All Systems Operational' : 'Partial System Outage' },
    ...more,
  });
const run = (pages: Record<string, string | number | PortError>) =>
  runCheck(check, {
    net: {
      http: async (url) => {
        const said = pages[url.replace('https://spotify.statuspage.io/api/v2/', '')];
        if (said === undefined) throw new Error(`asked ${url}`);
        if (said instanceof PortError) throw said;
        const [status, body] = typeof said === 'number' ? [said, ''] : [200, said];
        return { status, headers: {}, body, ms: 1 };
      },
    },
  });
const summary = (text: string) => run({ 'summary.json': text });

describe('svc.status', () => {
  it('believes green', async () => {
    expect(await summary(page('none'))).toEqual({ status: 'ok', findings: [{ id: 'status/operational' }] });
    expect(await summary(`\uFEFF${page('none')}`)).toMatchObject({ status: 'ok' });
  });

  it('names open incidents, or repeats the page', async () => {
    const incidents = [
      { name: 'Playback fails in Europe', status: 'investigating' },
      { name: 'Old trouble', status: 'resolved' },
    ];
    expect(await summary(page('major', { incidents }))).toEqual({
      status: 'problem',
      findings: [{ id: 'status/outage', data: { description: 'Playback fails in Europe', indicator: 'major' } }],
    });
    expect(await summary(page('major'))).toMatchObject({
      findings: [{ data: { description: 'Partial System Outage' } }],
    });
    expect(await summary('{"status":{"indicator":"critical"}}')).toMatchObject({
      findings: [{ data: { description: 'critical' } }],
    });
  });

  it('does not make a fault of small trouble', async () => {
    expect(await summary(page('minor', { incidents: [{ name: 'Slow search', status: 'monitoring' }] }))).toEqual({
      status: 'ok',
      findings: [{ id: 'status/minor', data: { description: 'Slow search' } }],
    });
  });

  it('tells maintenance at work from maintenance to come', async () => {
    const rows = (status: string) => ({ scheduled_maintenances: [{ name: 'Database move', status }] });
    expect(await summary(page('none', rows('in_progress')))).toEqual({
      status: 'ok',
      findings: [{ id: 'status/maintenance', data: { description: 'Database move' } }],
    });
    expect(await summary(page('maintenance', rows('in_progress')))).toMatchObject({ status: 'ok' });
    expect(await summary(page('none', rows('scheduled')))).toMatchObject({ findings: [{ id: 'status/operational' }] });
  });

  it('asks for the short page when the long one is cut off', async () => {
    const short = JSON.stringify({ status: { indicator: 'none', description: 'All Systems Operational' } });
    expect(await run({ 'summary.json': page('none').slice(0, -9), 'status.json': short })).toMatchObject({
      status: 'ok',
    });
  });

  it.each([404, 302, '<html>', 'null', '{"status":{"indicator":"purple"}}', '{"status":[]}'])(
    'makes nothing of %j',
    async (said) => {
      expect(await run({ 'summary.json': said, 'status.json': said })).toEqual({
        status: 'unknown',
        reason: { code: 'unreadable-answer' },
      });
    },
  );

  it('does not call silence an outage', async () => {
    await expect(run({ 'summary.json': new PortError('timeout', 'ETIMEDOUT') })).rejects.toThrow(PortError);
  });

  it('survives every answer', () => {
    const list = fc.array(fc.record({ name: fc.oneof(fc.string(), fc.integer()), status: fc.string() }), {
      maxLength: 4,
    });
    const answer = fc.record({
      status: fc.record({ indicator: fc.constantFrom('none', 'major', 'x', 3), description: fc.string() }),
      incidents: fc.oneof(list, fc.constant(null)),
      scheduled_maintenances: list,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          answer.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          for (const name of readStatus(text)?.incidents ?? []) expect(name.length).toBeLessThanOrEqual(200);
        },
      ),
      { numRuns: runs(20_000) },
    );
  });
});
