import { defineFault } from '../fault';

export default defineFault({
  what: 'there is no Spotify',
  break: (world) => {
    world.home.removed.push('.local/share/spotify-launcher', '.config/spotify', '.cache/spotify');
  },
  expect: { side: 'none', first: [], findings: ['install/none'] },
});
