import { defineFault } from '../fault';

export default defineFault({
  what: 'a hosts line with a star, which no system understands',
  break: (world) => {
    world.hosts.push('0.0.0.0 *.spotify.com');
  },
  expect: { side: 'none', first: [], findings: ['hosts/no-effect'] },
});
