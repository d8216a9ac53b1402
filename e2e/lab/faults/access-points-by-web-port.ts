import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'access points get through on port 80 alone',
  break: (world) => {
    world.firewall.router.push(`${TO_ACCESS_POINTS} tcp dport { 4070, 443 } drop`);
  },
  expect: { side: 'none', first: [], findings: ['ap/reachable'] },
});
