import { defineFault } from '../fault';

export default defineFault({
  what: 'the files of a tool are left, and Spotify itself is unchanged',
  break: (world) => {
    world.home.files.set('.config/spicetify/config-xpui.ini', '[Setting]');
  },
  expect: { side: 'none', first: [], findings: ['client/leftovers'] },
});
