import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'the proxy set inside Spotify runs, but the line behind it is down',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.proxy.refuse = () => ({ status: 504 });
    world.firewall.router.push('ip daddr != 192.168.50.0/24 drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['internet/none'] },
});
