import { defineFault } from '../fault';

export default defineFault({
  what: 'one packet in fifty is lost, which nobody notices',
  break: (world) => {
    world.firewall.router.push('numgen inc mod 50 == 7 drop');
  },
  expect: { side: 'none', first: [] },
});
