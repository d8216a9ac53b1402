import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'Spotify may not read its settings file',
  break: (world) => {
    world.home.modes.set(PREFS, 0);
  },
  expect: { side: 'computer', first: ['session:3', 'fatal-error / error.generic'], findings: ['prefs/unreadable'] },
  mend: { repair: 'rep.prefs.reset' },
});
