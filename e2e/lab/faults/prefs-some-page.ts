import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'a web page lies in the settings file',
  break: (world) => {
    world.home.files.set(PREFS, '<!doctype html>\n<html>\n<body>\n<p>Not found</p>\n</body>\n</html>\n');
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
