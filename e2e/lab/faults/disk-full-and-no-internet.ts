import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the disk is full, and there is no internet',
  break: (world) => {
    world.home.disks.set(CACHE, { sizeMb: 4 });
    world.link.up = false;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['disk/full', 'link/down'] },
});
