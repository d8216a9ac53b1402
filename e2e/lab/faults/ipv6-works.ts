import { defineFault } from '../fault';

export default defineFault({
  what: 'IPv6 works as well',
  break: (world) => {
    world.link.six = true;
  },
  expect: { side: 'none', first: [], findings: ['ipv6/works'] },
});
