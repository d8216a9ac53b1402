import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the disk on which Spotify keeps its cache is nearly full',
  break: (world) => {
    world.home.disks.set(CACHE, { sizeMb: 700 });
  },
  expect: { side: 'none', first: [], findings: ['disk/low'] },
});
