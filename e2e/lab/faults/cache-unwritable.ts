import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'Spotify may not write to its cache folder',
  break: (world) => {
    world.home.modes.set(`${CACHE}/Data`, 0o555);
  },
  expect: { side: 'computer', first: ['storage:cache', 'fatal-error / error.generic'], findings: ['cache/unwritable'] },
  mend: { repair: 'rep.cache.clear' },
});
