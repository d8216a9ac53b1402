import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'the status page alone is down',
  needs: ['svc.status'],
  break: (world) => {
    world.firewall.router.push(`${toHosts(['spotify.statuspage.io'])} reject with tcp reset`);
  },
  expect: { side: 'none', first: [], not: ['status/outage', 'status/operational'] },
});
