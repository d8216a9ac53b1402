import { defineFault } from '../fault';
import { throughProxy } from '../world/home';
import { signInPage } from '../world/web';

export default defineFault({
  what: 'a sign-in page stands in the way, and the proxy set inside Spotify is gone as well',
  break: (world) => {
    for (const site of world.webs('all')) site.plain = signInPage;
    world.firewall.router.push('tcp dport { 443, 4070 } drop');
    world.home.prefs.push(...throughProxy('127.0.0.1:7890'));
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:31', 'accesspoint:50', 'Error 30', 'accounts:4'],
    findings: ['captive/portal', 'prefs-proxy/dead'],
  },
});
