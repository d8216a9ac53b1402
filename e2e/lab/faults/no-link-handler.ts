import { defineFault } from '../fault';
import { linkHandlers } from '../world/desktop';

export default defineFault({
  what: 'no program opens spotify links',
  needs: ['sys.uri.spotify'],
  break: (world) => {
    world.environment.DISPLAY = ':0';
    world.programs.set('xdg-mime', linkHandlers({ https: 'browser.desktop' }));
    world.home.files.set(
      '.local/share/applications/browser.desktop',
      '[Desktop Entry]\nType=Application\nExec=/bin/true %u\n',
    );
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:2', 'browser-login:stuck'], findings: ['uri/missing'] },
  // Its desktop file is not there either.
  mend: { repair: 'rep.uri.reregister', ends: { guide: 'only-you' } },
});
