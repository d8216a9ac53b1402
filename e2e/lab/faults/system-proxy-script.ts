import { defineFault } from '../fault';
import { proxyScript } from '../world/desktop';

export default defineFault({
  what: 'the system finds its proxy by a script that cannot be had, and all works without',
  break: (world) => {
    world.programs.set('gsettings', proxyScript('http://wpad.gone.example/proxy.pac'));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
  },
  expect: { side: 'none', first: [], findings: ['system-proxy/script'] },
});
