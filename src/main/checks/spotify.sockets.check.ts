import { addressKind } from './addresses';
import { type CheckContext, defineCheck } from './check';
import { type Connection, listConnections } from './connections';

/** Ports of Spotify's servers, the most telling first. */
const PORTS = [4070, 443, 80];
/** An attempt that got no answer for so long gets none. */
const PATIENCE_SECONDS = 5;
const SECOND_LOOK_MS = 5500;

/**
 * What becomes of the connections of the running Spotify itself. A firewall or a VPN may let this program
 * through and not Spotify: only Spotify's own connections show that.
 */
export const check = defineCheck({
  id: 'spotify.sockets',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 2,
  timeoutMs: 30_000,
  windows: ['processes', 'connections'],
  findings: ['sockets/connected', 'sockets/stuck'],
  async run(context) {
    const mine = (await context.spotify.processes()).filter((row) => row.mine !== false);
    if (mine.length === 0) {
      if (context.ports.machine.pretend) return { status: 'not-applicable' };
      return { status: 'unknown', reason: { code: 'spotify-closed' } };
    }
    const pids = mine.map((row) => row.pid);
    const seen = toServers(await listConnections(context, pids));
    const port = PORTS.find((one) => seen.some((row) => row.state === 'open' && row.port === one));
    if (port !== undefined) return { status: 'ok', findings: [{ id: 'sockets/connected', data: { port } }] };
    const stuck = await findStuck(context, pids, seen);
    if (stuck === undefined) return { status: 'unknown', reason: { code: 'not-found' } };
    return { status: 'problem', findings: [{ id: 'sockets/stuck', data: { port: stuck.port } }] };
  },
});

/** Connections to devices at home, to a proxy on this computer and of Spotify's parts to each other do not count. */
function toServers(rows: readonly Connection[]): Connection[] {
  return rows.filter((row) => PORTS.includes(row.port) && addressKind(row.address) === 'public');
}

/** An attempt that waits too long: known at once where the system counts, else seen on a second look. */
async function findStuck(
  context: CheckContext,
  pids: readonly number[],
  seen: readonly Connection[],
): Promise<Connection | undefined> {
  const waiting = seen.filter((row) => row.state === 'waiting');
  const old = waiting.find((row) => (row.waitingSeconds ?? 0) > PATIENCE_SECONDS);
  if (old || !waiting.some((row) => row.from !== '')) return old;
  await pause(SECOND_LOOK_MS, context.signal);
  const again = toServers(await listConnections(context, pids));
  if (again.some((row) => row.state === 'open')) return undefined;
  return waiting.find(({ from }) => from !== '' && again.some((row) => row.state === 'waiting' && row.from === from));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
