import { defineFault } from '../fault';
import { gnomeProxy } from '../world/desktop';

export default defineFault({
  what: 'Spotify is told to use no proxy, and that of the system, which the browser uses, is gone',
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=1');
    world.programs.set('gsettings', gnomeProxy('127.0.0.1', 7890));
    world.environment.XDG_CURRENT_DESKTOP = 'GNOME';
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:5', 'Error 30'], findings: ['system-proxy/dead'] },
});
