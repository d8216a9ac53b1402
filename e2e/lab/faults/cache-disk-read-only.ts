import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the disk with the cache may only be read, as after a fault of its own',
  break: (world) => {
    world.home.disks.set(CACHE, { sizeMb: 3000, readOnly: true });
  },
  expect: { side: 'computer', first: ['storage:cache', 'fatal-error / error.generic'], findings: ['cache/unwritable'] },
  mend: { repair: 'rep.cache.clear', ends: { fault: 'read-only' } },
});
