import { defineFault } from '../fault';
import { linkHandlers } from '../world/desktop';

export default defineFault({
  what: 'no browser is set that could show the sign-in page',
  needs: ['sys.browser.default'],
  break: (world) => {
    world.environment.DISPLAY = ':0';
    world.programs.set('x-www-browser', null);
    world.programs.set('xdg-mime', linkHandlers({ https: 'gone.desktop', spotify: 'spotify-launcher.desktop' }));
    world.home.files.set(
      '.local/share/applications/spotify-launcher.desktop',
      '[Desktop Entry]\nType=Application\nExec=/bin/sh spotify-launcher %U\n',
    );
  },
  expect: { side: 'computer', first: ['browser-login:stuck', 'desktop_login_accounts:2'], findings: ['browser/none'] },
});
