import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the cache is a link to a drive that is gone',
  break: (world) => {
    world.home.removed.push(CACHE);
    world.home.links.set(CACHE, '/media/ada/gone/spotify');
  },
  expect: {
    side: 'computer',
    first: ['storage:cache', 'fatal-error / error.generic', 'NOT_AVAILABLE_OFFLINE'],
    findings: ['cache/unwritable'],
  },
  mend: { repair: 'rep.cache.clear', ends: { fault: 'link' } },
});
