import { defineFault } from '../fault';

export default defineFault({
  what: 'the way out leads to a router that is not there',
  break: (world) => {
    world.link.route = false;
    world.link.more.push('route add default via 192.168.50.77');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['internet/none'] },
});
