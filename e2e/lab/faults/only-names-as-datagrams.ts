import { defineFault } from '../fault';

export default defineFault({
  what: 'the network lets no datagrams through but those for names, which Spotify does not need',
  break: (world) => {
    world.firewall.router.push('udp dport != 53 drop');
  },
  expect: { side: 'none', first: [] },
});
