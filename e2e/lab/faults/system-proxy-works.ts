import { defineFault } from '../fault';
import { gnomeProxy } from '../world/desktop';
import { PROXY } from '../world/places';

export default defineFault({
  what: 'the proxy set in the system works',
  needs: ['net.proxy.system'],
  break: (world) => {
    world.programs.set('gsettings', gnomeProxy(PROXY.address, PROXY.port));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
  },
  expect: { side: 'none', first: [], findings: ['system-proxy/answers'] },
});
