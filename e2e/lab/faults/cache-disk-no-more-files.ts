import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the disk with the cache has room and takes no more files',
  break: (world) => {
    world.home.disks.set(CACHE, { sizeMb: 3000, files: 12 });
  },
  expect: {
    side: 'computer',
    first: ['storage:cache', 'accounts:critical-update-error', 'accounts:402'],
    findings: ['disk/full'],
  },
});
