import { defineFault } from '../fault';
import { gnomeProxy } from '../world/desktop';
import { PROXY } from '../world/places';

export default defineFault({
  what: 'the proxy set in the system forbids Spotify',
  needs: ['net.proxy.system'],
  break: (world) => {
    world.programs.set('gsettings', gnomeProxy(PROXY.address, PROXY.port));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
    world.proxy.refuse = () => ({ status: 403 });
  },
  expect: { side: 'network', first: ['accounts:53–55'], findings: ['system-proxy/forbids'] },
});
