import { defineFault } from '../fault';
import { throughProxy } from '../world/home';
import { statusPage } from '../world/web';

export default defineFault({
  what: 'the status page reports an outage, and the proxy set inside Spotify is gone',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => statusPage('major', 'Partial System Outage');
    world.home.prefs.push(...throughProxy('127.0.0.1:7890'));
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['status/outage', 'prefs-proxy/dead'] },
});
