import { defineFault } from '../fault';

export default defineFault({
  what: 'the network lets nothing but port 80 out',
  break: (world) => {
    world.firewall.router.push('tcp dport != 80 drop');
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:50', 'accounts:4'],
    findings: ['internet/none', 'https/unreachable'],
  },
});
