import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify answers with a fault of its own, though the line works',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.proxy.refuse = () => ({ status: 502 });
  },
  expect: { side: ['unknown', 'network', 'computer'], first: [], not: ['prefs-proxy/answers'] },
});
