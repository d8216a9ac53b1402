import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file is empty',
  break: (world) => {
    world.home.files.set(PREFS, '');
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
