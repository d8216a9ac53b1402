import { spawnSync } from 'node:child_process';

/** How the lab gets its namespaces: as root outright, else through a user namespace. */
export function unshareArgs(): string[] {
  const apart = ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  return process.getuid?.() === 0 ? apart : ['--user', '--map-root-user', ...apart];
}

const TOOLS = ['ip', 'nft', 'mount', 'nsenter', 'setpriv'];

/** Why the lab cannot run on this computer, in one sentence; null when it can. Tries it, which changes nothing. */
export function whyNotHere(): string | null {
  if (process.platform !== 'linux') return 'its namespaces exist on Linux alone';
  const missing = ['unshare', ...TOOLS].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
  if (missing.length > 0) return `these programs are missing: ${missing.join(', ')}`;
  const script = 'ip link add lab0 type veth peer name lab1 && nft add table inet lab && mount -t tmpfs lab /mnt';
  const { status, stderr } = spawnSync('unshare', [...unshareArgs(), 'sh', '-c', script], { encoding: 'utf8' });
  if (status === 0) return null;
  return `the system does not give it namespaces of its own (${stderr.trim().split('\n')[0] ?? `exit ${status}`})`;
}
