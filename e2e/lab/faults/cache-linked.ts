import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the cache lies on another disk, with a link in its place',
  break: (world) => {
    world.home.removed.push(CACHE);
    world.home.late.set('big/spotify/Data/0001.file', 'sound');
    world.home.late.set('big/spotify/Storage/index.dat', 'index');
    world.home.links.set(CACHE, '../big/spotify');
  },
  expect: { side: 'none', first: [] },
});
