import { defineFault } from '../fault';

export default defineFault({
  what: 'a Spotify that ended is still in the list of programs, and runs no more',
  break: (world) => {
    world.odd.push('ended');
  },
  expect: { side: 'none', first: [], findings: ['process/not-running'] },
});
