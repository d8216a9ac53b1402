import { defineFault } from '../fault';

export default defineFault({
  what: 'the name server takes most of a second, which is no fault',
  break: (world) => {
    world.names.delayMs = 700;
  },
  expect: { side: 'none', first: [] },
});
