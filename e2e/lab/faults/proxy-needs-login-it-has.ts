import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify wants a login, and Spotify has one',
  break: (world) => {
    world.home.prefs.push(...throughProxy(), 'network.proxy.user="ada"', 'network.proxy.pass="secret"');
    world.proxy.refuse = () => ({ status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="office"' } });
  },
  expect: { side: 'none', first: [], findings: ['prefs-proxy/answers'] },
});
