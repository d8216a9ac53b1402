import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'a folder lies where the settings file belongs',
  break: (world) => {
    world.home.removed.push(PREFS);
    world.home.late.set(`${PREFS}/x`, 'x');
  },
  expect: { side: 'computer', first: ['session:3', 'fatal-error / error.generic'], findings: ['prefs/unreadable'] },
  mend: { repair: 'rep.prefs.reset' },
});
