import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file is a link to a drive that is gone',
  break: (world) => {
    world.home.removed.push(PREFS);
    world.home.links.set(PREFS, '/media/ada/gone/prefs');
  },
  expect: { side: 'computer', first: ['session:3', 'fatal-error / error.generic'], findings: ['prefs/unreadable'] },
  mend: { repair: 'rep.prefs.reset', ends: { fault: 'link' } },
});
