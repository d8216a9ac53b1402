import { defineFault } from '../fault';
import { TO_ACCESS_POINTS } from '../world/world';

export default defineFault({
  what: 'the network answers whatever goes to access points with a word that it is forbidden',
  break: (world) => {
    world.firewall.router.push(`${TO_ACCESS_POINTS} reject with icmp type admin-prohibited`);
  },
  expect: { side: 'network', first: ['accesspoint:50'], findings: ['https/works'] },
});
