import { defineFault } from '../fault';

export default defineFault({
  what: 'the settings file names a setting twice, which does no harm',
  break: (world) => {
    world.home.prefs.push('storage.size=4096');
  },
  expect: { side: 'none', first: [], findings: ['prefs/duplicate-keys'] },
});
