import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify has a name that does not exist any more',
  break: (world) => {
    world.home.prefs.push(...throughProxy('proxy.old-company.example:8080'));
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3', 'accounts:103'], findings: ['prefs-proxy/dead'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
