import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify takes connections and never answers',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.proxy.talks = false;
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['prefs-proxy/dead'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
