import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'Spotify may not write its settings file',
  break: (world) => {
    world.home.modes.set(PREFS, 0o444);
  },
  expect: { side: 'computer', first: ['session:3'], findings: ['prefs/read-only'] },
  mend: { repair: 'rep.prefs.reset' },
});
