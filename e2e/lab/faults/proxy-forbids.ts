import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify forbids Spotify (403)',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.proxy.refuse = () => ({ status: 403 });
  },
  expect: { side: 'network', first: ['accounts:53–55'], findings: ['prefs-proxy/forbids'] },
  mend: { repair: 'rep.prefs.proxy-none', ends: { guide: 'risky' } },
});
