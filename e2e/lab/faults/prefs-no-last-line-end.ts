import { defineFault } from '../fault';
import { PREFS } from '../world/home';

export default defineFault({
  what: 'the last line of the settings file has no end, and is whole',
  break: (world) => {
    world.home.files.set(PREFS, world.home.prefs.join('\n'));
  },
  expect: { side: 'none', first: [] },
});
