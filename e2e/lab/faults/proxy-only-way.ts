import { defineFault } from '../fault';
import { throughProxy } from '../world/home';

export default defineFault({
  what: 'nothing but the proxy leads out, and Spotify is told to use it',
  break: (world) => {
    world.home.prefs.push(...throughProxy());
    world.firewall.router.push('ip daddr != 192.168.50.0/24 drop');
  },
  expect: {
    side: 'none',
    first: [],
    harmless: ['net.ap.resolve', 'net.ap.tcp', 'net.https.spotify', 'net.internet'],
    findings: ['prefs-proxy/answers', 'internet/none'],
  },
});
