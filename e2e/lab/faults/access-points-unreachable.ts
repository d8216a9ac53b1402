import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'the network says that access points cannot be reached',
  break: (world) => {
    world.firewall.router.push(`${TO_ACCESS_POINTS} reject with icmp type host-unreachable`);
  },
  expect: { side: 'network', first: ['accesspoint:50'], findings: ['https/works'] },
});
