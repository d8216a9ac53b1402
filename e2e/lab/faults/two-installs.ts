import { defineFault } from '../fault';
import { FLATPAK_FOLDER } from '../world/home';

export default defineFault({
  what: 'two Spotifys are installed at once',
  break: (world) => {
    world.home.files.set(`${FLATPAK_FOLDER}/spotify`, 'x');
    world.home.files.set(`${FLATPAK_FOLDER}/Apps/xpui.spa`, 'x');
  },
  expect: { side: 'computer', first: ['session:103', 'desktop_login_accounts:2'], findings: ['install/two-kinds'] },
});
