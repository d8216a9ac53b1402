import { defineFault } from '../fault';
import { CACHE, PREFS } from '../world/home';

export default defineFault({
  what: 'Spotify was never started',
  break: (world) => {
    world.home.removed.push(PREFS, CACHE);
  },
  expect: { side: 'none', first: [], findings: ['prefs/missing'] },
});
