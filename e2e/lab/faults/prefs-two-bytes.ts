import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'a settings file in two bytes a letter',
  break: (world) => {
    world.home.files.set(PREFS, Buffer.from(`\uFEFF${world.home.prefs.join('\n')}\n`, 'utf16le'));
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
