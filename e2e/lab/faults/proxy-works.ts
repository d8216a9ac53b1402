import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify works',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
  },
  expect: { side: 'none', first: [], findings: ['prefs-proxy/answers'] },
});
