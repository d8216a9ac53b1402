import { defineFault } from '../fault';
import { toHosts } from '../world/world';

export default defineFault({
  what: 'one of the sites used for comparison is down',
  break: (world) => {
    world.firewall.router.push(`${toHosts(['www.cloudflare.com'])} drop`);
  },
  expect: { side: 'none', first: [], findings: ['internet/works', 'internet/partly'] },
});
