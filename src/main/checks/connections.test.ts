import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs';
import { createExec } from '../platform/exec';
import { listConnections, parseLsof, parseSs } from './connections';
import { check } from './spotify.sockets.check';
import { fakeContext, processRow, runCheck } from './testing';

const SS = `ESTAB    0      0          10.0.0.5:41234   203.0.113.9:4070 users:(("spotify",pid=412,fd=60)) timer:(keepalive,12sec,0)
ESTAB    0      0          10.0.0.5:41235  203.0.113.10:443  users:(("firefox",pid=99,fd=7),("firefox",pid=98,fd=7))
SYN-SENT 0      1          10.0.0.5:53234   203.0.113.9:443  users:(("spotify",pid=413,fd=61)) timer:(on,2.100ms,6)
SYN-SENT 0      1          10.0.0.5:53235   203.0.113.9:80   users:(("spotify",pid=413,fd=62)) timer:(on,692ms,0)
CLOSE-WAIT 1    0   [::ffff:10.0.0.5]:53236 [::ffff:203.0.113.9]:443 users:(("spotify",pid=412,fd=63))
ESTAB    0      0   [fe80::5]%eth0:1      [fe80::1]%eth0:443 users:(("spotify",pid=412,fd=64))
ESTAB    0      0          10.0.0.5:22       10.0.0.9:51000
`;

describe('parseSs', () => {
  it('reads the rows of the processes it is asked for', () => {
    expect(parseSs(SS, [412, 413])).toEqual([
      { state: 'open', address: '203.0.113.9', port: 4070, from: '10.0.0.5:41234', waitingSeconds: null },
      { state: 'waiting', address: '203.0.113.9', port: 443, from: '10.0.0.5:53234', waitingSeconds: 6 },
      { state: 'waiting', address: '203.0.113.9', port: 80, from: '10.0.0.5:53235', waitingSeconds: null },
      { state: 'other', address: '203.0.113.9', port: 443, from: '[::ffff:10.0.0.5]:53236', waitingSeconds: null },
      { state: 'open', address: 'fe80::1', port: 443, from: '[fe80::5]%eth0:1', waitingSeconds: null },
    ]);
    expect(parseSs(SS, [41])).toEqual([]);
    expect(parseSs('', [412])).toEqual([]);
  });
});

describe('parseLsof', () => {
  it('reads field after field, and skips what listens', () => {
    const text = `p412\nf60\nn*:4381\nTST=LISTEN\nTQR=0\nTQS=0\nf61\nn10.0.0.5:49152->203.0.113.9:4070\nTST=ESTABLISHED\nTQR=0\nTQS=0
p413\nf7\nn[2001:db8::5]:49153->[2001:db8::1]:443\nTST=SYN_SENT\nTQR=0\nTQS=0\nf8\nn10.0.0.5:1->10.0.0.6:2\n`;
    expect(parseLsof(text)).toEqual([
      { state: 'open', address: '203.0.113.9', port: 4070, from: '10.0.0.5:49152', waitingSeconds: null },
      { state: 'waiting', address: '2001:db8::1', port: 443, from: '[2001:db8::5]:49153', waitingSeconds: null },
      { state: 'other', address: '10.0.0.6', port: 2, from: '10.0.0.5:1', waitingSeconds: null },
    ]);
  });
});

it('survives every list', () => {
  const word = fc.constantFrom(
    'ESTAB',
    'SYN-SENT',
    '0',
    '[::1]:443',
    '1.2.3.4:4070',
    'pid=4,',
    'timer:(on,1sec,9)',
    '\n',
    'n1:2->1.2.3.4:5',
    'TST=ESTABLISHED',
    '->',
  );
  const text = fc.oneof(
    fc.string(),
    fc.tuple(fc.array(word, { maxLength: 30 }), fc.constantFrom(' ', '\n')).map(([words, by]) => words.join(by)),
  );
  fc.assert(
    fc.property(text, (list) => {
      for (const { port } of [...parseSs(list, [4]), ...parseLsof(list)]) expect(port).toBeLessThan(100_000);
    }),
    { numRuns: runs(20_000) },
  );
});

/** Listens, and never takes a connection: the queue fills up, and further attempts get no answer at all. */
const DEAF = `
const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  require('node:fs').writeSync(1, server.address().port + '\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});`;

const TOOLS = {
  linux: ['/usr/bin/ss', '/bin/ss', '/usr/sbin/ss', '/sbin/ss'],
  macos: ['/usr/bin/lsof', '/bin/lsof', '/usr/sbin/lsof'],
};

// Both tools run on Linux; the queue that fills up is Linux's own.
describe.skipIf(process.platform !== 'linux')('on real connections', () => {
  let deaf: ChildProcess | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    deaf?.kill('SIGKILL');
  });
  const listenDeafly = () => {
    deaf = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise<number>((resolve) => {
      deaf?.stdout?.once('data', (line: Buffer) => resolve(Number(line.toString())));
    });
  };

  describe.each(['linux', 'macos'] as const)('with the tool of %s', (platform) => {
    const runsHere = TOOLS[platform].some((path) => existsSync(path));
    const exec = createExec({ platform: 'linux', env: {}, places: () => TOOLS[platform] });

    it.skipIf(!runsHere)('tells open from waiting', async () => {
      const port = await listenDeafly();
      for (let count = 0; count < 6; count++) sockets.push(connect(port, '127.0.0.1').on('error', () => {}));
      await new Promise((resolve) => sockets[0]?.once('connect', resolve));
      const context = fakeContext({ platform, exec });
      const rows = (await listConnections(context, [process.pid])).filter((row) => row.port === port);
      expect(rows.map(({ state }) => state).sort()).toEqual(expect.arrayContaining(['open', 'waiting']));
      for (const row of rows) expect(row).toMatchObject({ address: '127.0.0.1', waitingSeconds: null });
      expect(new Set(rows.map(({ from }) => from)).size).toBe(rows.length);
      expect(await listConnections(context, [1_999_999])).toEqual([]);
    });

    it.skipIf(!runsHere)('lets the check see a connection that is open', async () => {
      const port = await listenDeafly();
      sockets.push(connect(port, '127.0.0.1'));
      await new Promise((resolve) => sockets[0]?.once('connect', resolve));
      const outcome = await runCheck(check, {
        platform,
        spotify: { processes: async () => [processRow(process.pid, 'spotify')] },
        exec: {
          // Loopback stands in for an access point.
          run: async (...asked) => {
            const result = await exec.run(...asked);
            return { ...result, stdout: result.stdout.replaceAll(`127.0.0.1:${port}`, '203.0.113.9:4070') };
          },
        },
      });
      expect(outcome).toEqual({ status: 'ok', findings: [{ id: 'sockets/connected', data: { port: 4070 } }] });
    });
  });
});
