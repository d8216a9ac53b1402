import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify wants a login (407)',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.proxy.refuse = () => ({ status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="office"' } });
  },
  expect: { side: ['network', 'computer'], first: ['accounts:53–55'], findings: ['prefs-proxy/needs-login'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
