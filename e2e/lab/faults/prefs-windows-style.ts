import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'a settings file with Windows line ends, a byte order mark and a comment',
  break: (world) => {
    world.home.files.set(PREFS, `\uFEFF# mine\r\n${world.home.prefs.join('\r\n')}\r\n`);
  },
  expect: { side: 'none', first: [] },
});
