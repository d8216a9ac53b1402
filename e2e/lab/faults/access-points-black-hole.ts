import { defineFault } from '../fault';

export default defineFault({
  what: 'a route of this computer swallows whatever goes to access points',
  break: (world) => {
    world.link.more.push('route add blackhole 198.51.100.0/24');
  },
  expect: {
    side: ['computer', 'network'],
    first: ['accesspoint:39', 'auth:3', 'accesspoint:50', 'ap:101'],
    findings: ['https/works'],
  },
});
