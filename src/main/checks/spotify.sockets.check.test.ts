import { afterEach, describe, expect, it, vi } from 'vitest';
import { check } from './spotify.sockets.check';
import { execFrom, processRow, runCheck } from './testing';

afterEach(() => vi.useRealTimers());

const row = (state: string, to: string, from = '10.0.0.5:50001', timer = '') =>
  `${state} 0 0 ${from} ${to} users:(("spotify",pid=412,fd=60)) ${timer}\n`;
const spotify = { processes: async () => [processRow(412, '/usr/share/spotify/spotify')] };
const onLinux = (...looks: string[]) =>
  runCheck(check, {
    spotify,
    exec: {
      run: async (program, args) => {
        expect([program, ...args]).toEqual(['ss', '-tnpHo']);
        const stdout = looks.shift();
        if (stdout === undefined) throw new Error('one look too many');
        return { code: 0, stdout, stderr: '' };
      },
    },
  });
const connected = (port: number) => ({ status: 'ok', findings: [{ id: 'sockets/connected', data: { port } }] });
const stuck = (port: number) => ({ status: 'problem', findings: [{ id: 'sockets/stuck', data: { port } }] });
const nothing = { status: 'unknown', reason: { code: 'not-found' } };

describe('spotify.sockets', () => {
  it('names the most telling open connection', async () => {
    const web = row('ESTAB', '203.0.113.1:443');
    expect(await onLinux(web + row('ESTAB', '203.0.113.9:4070'))).toEqual(connected(4070));
    // One attempt that waits beside it is no fault: some access points never answer.
    expect(await onLinux(web + row('SYN-SENT', '203.0.113.9:4070', '10.0.0.5:2', 'timer:(on,9sec,9)'))).toEqual(
      connected(443),
    );
  });

  it('counts neither devices at home nor this computer', async () => {
    expect(await onLinux(row('ESTAB', '192.168.1.20:443') + row('ESTAB', '127.0.0.1:80'))).toEqual(nothing);
    expect(await onLinux(row('ESTAB', '203.0.113.9:8009'))).toEqual(nothing);
    expect(await onLinux('')).toEqual(nothing);
  });

  it('sees an attempt that was repeated in vain', async () => {
    expect(await onLinux(row('SYN-SENT', '203.0.113.9:4070', '10.0.0.5:2', 'timer:(on,9sec,7)'))).toEqual(stuck(4070));
  });

  it.each([
    ['still waits', row('SYN-SENT', '203.0.113.9:4070'), stuck(4070)],
    ['was given up for another', row('SYN-SENT', '203.0.113.9:4070', '10.0.0.5:50002'), nothing],
    ['got through', row('ESTAB', '203.0.113.9:4070'), nothing],
  ])('looks again: the attempt %s', async (_what, second, outcome) => {
    vi.useFakeTimers();
    const answer = onLinux(row('SYN-SENT', '203.0.113.9:4070'), second);
    await vi.advanceTimersByTimeAsync(6000);
    expect(await answer).toEqual(outcome);
  });

  it.each([
    [5, 40, 'sockets/connected'],
    [3, 12, 'sockets/stuck'],
    [3, 2, undefined],
    [3, null, undefined],
    [11, 40, undefined],
  ])('reads state %i of age %j on Windows', async (s, t, id) => {
    const stdout = JSON.stringify({ connections: { s, a: '203.0.113.9', p: 4070, t } });
    const outcome = await runCheck(check, { platform: 'windows', spotify, exec: execFrom({ powershell: stdout }) });
    expect(outcome.findings?.[0]?.id).toBe(id);
  });

  it('lists by process on macOS', async () => {
    const exec = execFrom({
      'lsof -nP -iTCP -a -p 412 -F pnT': 'p412\nf1\nn10.0.0.5:1->203.0.113.9:443\nTST=ESTABLISHED\n',
    });
    expect(await runCheck(check, { platform: 'macos', spotify, exec })).toEqual(connected(443));
  });

  it('needs a running Spotify of this person', async () => {
    const theirs = { processes: async () => [{ ...processRow(7, 'spotify'), mine: false }] };
    expect(await runCheck(check, { spotify: theirs })).toEqual({
      status: 'unknown',
      reason: { code: 'spotify-closed' },
    });
    expect(await runCheck(check, { spotify: theirs, machine: { pretend: true } })).toEqual({
      status: 'not-applicable',
    });
  });
});
