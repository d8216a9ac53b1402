import { defineFault } from '../fault';
import { CACHE } from '../world/home';

export default defineFault({
  what: 'downloads were put into the folder of the cache, and Spotify may not write there',
  break: (world) => {
    world.home.prefs.push(`storage.last-location="{home}/${CACHE}/Data/mine"`);
    world.home.files.set(`${CACHE}/Data/mine/index.dat`, 'index');
    world.home.modes.set(`${CACHE}/Data`, 0o555);
  },
  expect: { side: 'computer', first: ['storage:cache', 'fatal-error / error.generic'], findings: ['cache/unwritable'] },
  mend: { repair: 'rep.cache.clear', ends: { fault: 'downloads' } },
});
