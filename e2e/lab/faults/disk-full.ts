import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the disk on which Spotify keeps its cache is full',
  break: (world) => {
    world.home.disks.set(CACHE, { sizeMb: 4 });
  },
  expect: {
    side: 'computer',
    first: ['accounts:critical-update-error', 'accounts:402', 'storage:cache'],
    findings: ['disk/full'],
  },
});
