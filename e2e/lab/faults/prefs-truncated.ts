import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file breaks off in the middle of a line',
  break: (world) => {
    world.home.files.set(PREFS, `${world.home.prefs.join('\n')}\napp.last-launched-versi`);
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
