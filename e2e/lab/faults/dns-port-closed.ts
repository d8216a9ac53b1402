import { defineFault } from '../fault';

export default defineFault({
  what: 'the router refuses to be asked for names',
  break: (world) => {
    world.firewall.router.push('udp dport 53 reject', 'tcp dport 53 reject with tcp reset');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:34', 'accounts:4'], findings: ['dns/dead'] },
});
