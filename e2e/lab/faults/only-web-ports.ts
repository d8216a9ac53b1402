import { defineFault } from '../fault';

export default defineFault({
  what: 'the network lets nothing but ports 80 and 443 out',
  break: (world) => {
    world.firewall.router.push('tcp dport != { 80, 443, 53 } reject with tcp reset');
  },
  expect: { side: 'none', first: [], findings: ['ap/reachable'] },
});
