import type { Ports } from '../ports';

/** Every file of the bundle is read. */
const VERIFY_MS = 120_000;

/** Apple vouches for the certificate, and the team in it is Spotify's. */
const REQUIREMENT = 'anchor apple generic and certificate leaf[subject.OU] = "2FNC3A47ZF"';

/** Whether an app on a Mac is as Spotify sealed it. Throws PortError when that cannot be asked. */
export async function isSealedBySpotify({ exec }: Ports, app: string, signal: AbortSignal): Promise<boolean> {
  const args = ['--verify', '--deep', '--strict', `-R=${REQUIREMENT}`, app];
  return (await exec.run('codesign', args, { timeoutMs: VERIFY_MS, signal })).code === 0;
}
