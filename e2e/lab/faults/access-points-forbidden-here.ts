import { defineFault } from '../fault';

export default defineFault({
  what: 'a route of this computer forbids the way to access points',
  break: (world) => {
    world.link.more.push('route add prohibit 198.51.100.0/24');
  },
  expect: { side: 'computer', first: ['accesspoint:39', 'auth:3', 'ap:101'], findings: ['ap/all-refused'] },
});
