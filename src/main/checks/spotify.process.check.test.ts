import { describe, expect, it } from 'vitest';
import { PortError, type ProcessRow } from '../ports';
import { batchExec } from '../windows/batch.testing';
import { check } from './spotify.process.check';
import { execFrom, type Given, processRow, runCheck } from './testing';

const run = (rows: ProcessRow[], more: Given = {}) =>
  runCheck(check, { spotify: { processes: async () => rows }, ...more });
const main = (pid: number, args = 'spotify') => processRow(pid, '/usr/share/spotify/spotify', args);
const part = (pid: number, parent = 1) =>
  processRow(pid, '/usr/share/spotify/spotify', 'spotify --type=renderer', parent);

describe('spotify.process', () => {
  it('sees none', async () => {
    expect(await run([])).toEqual({ status: 'ok', findings: [{ id: 'process/not-running' }] });
  });

  it('sees one with its children', async () => {
    expect(await run([main(10), part(11, 10), part(12, 10)])).toEqual({
      status: 'ok',
      findings: [{ id: 'process/running' }, { id: 'process/single' }],
    });
  });

  it('counts two', async () => {
    expect(await run([main(10), main(20), part(21, 20)])).toEqual({
      status: 'problem',
      findings: [{ id: 'process/running' }, { id: 'process/duplicate', data: { count: 2 } }],
    });
  });

  it('takes one that was stopped for hung', async () => {
    expect(await run([{ ...main(10), stopped: true }, part(11, 10)])).toMatchObject({
      status: 'problem',
      findings: [{ id: 'process/running' }, { id: 'process/single' }, { id: 'process/hung' }],
    });
    expect((await run([main(10), { ...part(11, 10), stopped: true }])).status).toBe('ok');
  });

  it('leaves a second one that was asked for, and those of other people', async () => {
    const theirs = { ...main(30), mine: false };
    expect((await run([main(10), main(20, 'spotify --mu=2'), theirs])).status).toBe('ok');
    expect((await run([theirs])).findings).toEqual([{ id: 'process/not-running' }]);
  });

  it('notices parts that were left behind', async () => {
    expect(await run([part(11), part(12)])).toEqual({
      status: 'problem',
      findings: [{ id: 'process/not-running' }, { id: 'process/leftover', data: { count: 2 } }],
    });
  });

  it('does not answer when processes cannot be listed', async () => {
    const processes = () => Promise.reject(new PortError('tool-missing', 'ENOENT'));
    await expect(runCheck(check, { spotify: { processes } })).rejects.toMatchObject({ code: 'tool-missing' });
  });

  it('has nothing to say about a fake home that nothing runs from', async () => {
    expect(await run([], { machine: { pretend: true } })).toEqual({ status: 'not-applicable' });
    expect((await run([main(10), main(20)], { machine: { pretend: true } })).status).toBe('problem');
  });

  describe('on Windows', () => {
    const row = processRow(10, 'C:\\x\\Spotify.exe', 'Spotify.exe');
    it.each([
      [[{ Id: 10 }], 'problem'],
      [{ Id: '10' }, 'problem'],
      [[{ Id: 11 }], 'ok'],
      [[], 'ok'],
      [null, 'ok'],
    ])('asks whether the window answers (%j)', async (hung, status) => {
      const outcome = await run([row], { platform: 'windows', exec: batchExec({ hung }) });
      expect(outcome.status).toBe(status);
      expect(outcome.findings?.some((found) => found.id === 'process/hung')).toBe(status === 'problem');
    });

    it('claims nothing when it cannot ask', async () => {
      const exec = execFrom({ powershell: new PortError('timeout', 'ETIMEDOUT') });
      expect((await run([row], { platform: 'windows', exec })).status).toBe('ok');
    });
  });
});
