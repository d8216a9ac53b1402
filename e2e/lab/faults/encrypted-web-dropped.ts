import { defineFault } from '../fault';

export default defineFault({
  what: 'the network drops port 443 alone',
  break: (world) => {
    world.firewall.router.push('tcp dport 443 drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:50', 'auth:3', 'accounts:4'] },
});
