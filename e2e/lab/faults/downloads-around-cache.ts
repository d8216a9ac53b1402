import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'the cache lies inside the folder that was chosen for downloads, and Spotify may not write to it',
  break: (world) => {
    world.home.prefs.push(`storage.last-location="{home}/${CACHE}"`);
    world.home.modes.set(`${CACHE}/Data`, 0o555);
  },
  expect: { side: 'computer', first: ['storage:cache', 'fatal-error / error.generic'], findings: ['cache/unwritable'] },
  mend: { repair: 'rep.cache.clear', ends: { fault: 'downloads' } },
});
