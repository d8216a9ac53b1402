import { defineFault } from '../fault';
import { linkHandlers } from '../world/desktop';

export default defineFault({
  what: 'a desktop with a browser, a handler for links and sound, on which nothing is wrong',
  needs: ['sys.browser.default', 'sys.audio.output', 'sys.uri.spotify'],
  break: (world) => {
    world.environment.DISPLAY = ':0';
    world.programs.set('xdg-mime', linkHandlers({ https: 'browser.desktop', spotify: 'spotify-launcher.desktop' }));
    world.home.files.set(
      '.local/share/applications/browser.desktop',
      '[Desktop Entry]\nType=Application\nExec=/bin/true %u\n',
    );
    world.home.files.set(
      '.local/share/applications/spotify-launcher.desktop',
      '[Desktop Entry]\nType=Application\nExec=/bin/sh spotify-launcher %U\n',
    );
    world.programs.set('pactl', 'printf "56\\talsa_output.pci\\tPipeWire\\ts32le 2ch 48000Hz\\tIDLE\\n"');
  },
  expect: { side: 'none', first: [], findings: ['browser/set', 'audio/present'] },
});
