import { defineFault } from '../fault';

export default defineFault({
  what: 'the settings name the usual downloads folder of another home, as after a move to a new computer',
  break: (world) => {
    world.home.prefs.push('storage.last-location="/home/before/.cache/spotify/Storage"');
  },
  expect: { side: 'none', first: [], not: ['storage/missing'] },
});
