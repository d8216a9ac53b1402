import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file ends in zeros, as after a power cut',
  break: (world) => {
    world.home.files.set(PREFS, `${world.home.prefs.join('\n')}\n${'\0'.repeat(512)}`);
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
