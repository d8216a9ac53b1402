import { defineFault } from '../fault';
import { linkHandlers } from '../world/desktop';

export default defineFault({
  what: 'the desktop has forgotten that Spotify opens spotify links',
  needs: ['sys.uri.spotify'],
  break: (world) => {
    world.environment.DISPLAY = ':0';
    world.programs.set('spotify-launcher', 'exit 0');
    world.programs.set('xdg-mime', linkHandlers({ https: 'browser.desktop' }));
    world.home.files.set('.config/mimeapps.list', '[Default Applications]\ntext/plain=editor.desktop\n');
    const entry = (command: string) => `[Desktop Entry]\nType=Application\nExec=${command}\n`;
    world.home.files.set('.local/share/applications/browser.desktop', entry('/bin/true %u'));
    world.home.files.set('.local/share/applications/spotify-launcher.desktop', entry('spotify-launcher %U'));
  },
  expect: { side: 'computer', first: ['desktop_login_accounts:2', 'browser-login:stuck'], findings: ['uri/missing'] },
  mend: { repair: 'rep.uri.reregister', after: { findings: ['uri/works'] } },
});
