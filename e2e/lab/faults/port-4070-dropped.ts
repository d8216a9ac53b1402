import { defineFault } from '../fault';

export default defineFault({
  what: 'the network drops port 4070, the other two get through',
  break: (world) => {
    world.firewall.router.push('tcp dport 4070 drop');
  },
  expect: { side: 'none', first: [], findings: ['ap/reachable', 'ap/port-4070-blocked'] },
});
