import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'a file lies where the cache folder belongs',
  break: (world) => {
    world.home.removed.push(`${CACHE}/Data`);
    world.home.late.set(`${CACHE}/Data`, 'x');
  },
  expect: { side: 'computer', first: ['storage:cache', 'fatal-error / error.generic'], findings: ['cache/unwritable'] },
  mend: { repair: 'rep.cache.clear' },
});
