import { defineFault } from '../fault';

export default defineFault({
  what: 'the network lets no datagrams through, names included',
  break: (world) => {
    world.firewall.router.push('meta l4proto udp drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'], findings: ['dns/dead'] },
});
