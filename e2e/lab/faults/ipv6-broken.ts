import { defineFault } from '../fault';

export default defineFault({
  what: 'the computer has an IPv6 address, and IPv6 leads nowhere',
  break: (world) => {
    world.link.six = true;
    world.firewall.router.push('ip6 daddr 2001:db8:1::/64 drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'ap:117'], findings: ['ipv6/broken'] },
});
