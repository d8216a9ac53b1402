import { defineFault } from '../fault';
import { gnomeProxy } from '../world/desktop';
import { NO_SUCH_NAME } from '../world/dns-wire';
import { PROXY } from '../world/places';

export default defineFault({
  what: 'nothing but the proxy set in the system leads out, not even for names',
  needs: ['net.proxy.system'],
  break: (world) => {
    world.programs.set('gsettings', gnomeProxy(PROXY.address, PROXY.port));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
    world.firewall.router.push('ip daddr != 192.168.50.0/24 drop');
    world.names.change = () => ({ code: NO_SUCH_NAME });
  },
  expect: {
    side: 'none',
    first: [],
    findings: ['system-proxy/answers', 'internet/none'],
    harmless: ['net.ap.resolve', 'net.ap.tcp', 'net.dns', 'net.https.spotify', 'net.internet'],
  },
});
