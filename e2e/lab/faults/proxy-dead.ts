import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify is gone',
  break: (world) => {
    world.home.prefs.push(...throughProxy('127.0.0.1:7890'));
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3', 'accounts:103'], findings: ['prefs-proxy/dead'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
