import { defineFault } from '../fault';
import { gnomeProxy } from '../world/desktop';

export default defineFault({
  what: 'the SOCKS proxy set in the system is gone',
  break: (world) => {
    world.programs.set('gsettings', gnomeProxy('127.0.0.1', 1080, 'socks'));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
  },
  expect: {
    side: 'computer',
    first: ['Error 30', 'auth:3', 'desktop_login_accounts:5'],
    findings: ['system-proxy/dead'],
  },
  mend: { repair: 'rep.proxy.system-off' },
});
