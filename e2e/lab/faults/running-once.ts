import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify runs, once',
  break: (world) => {
    world.running = 1;
  },
  expect: { side: 'none', first: [], findings: ['process/single'] },
});
