import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the settings file is full of zeros',
  break: (world) => {
    world.home.files.set(PREFS, new Uint8Array(4096));
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
