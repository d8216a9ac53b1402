import { defineFault } from '../fault';

export default defineFault({
  what: 'the settings of the person signed in are damaged',
  break: (world) => {
    world.home.files.set('.config/spotify/Users/ada-user/prefs', new Uint8Array(2048));
  },
  expect: {
    side: 'computer',
    first: ['session:3', 'fatal-error / error.generic', 'session:103'],
    findings: ['prefs/damaged'],
  },
  mend: { repair: 'rep.prefs.reset' },
});
