import { defineFault } from '../fault';
import { addressOf } from '../world/places';

export default defineFault({
  what: 'Spotify runs and is connected to an access point',
  needs: ['spotify.sockets'],
  break: (world) => {
    world.running = 1;
    world.calls = addressOf('ap-gew4.spotify.com');
  },
  expect: { side: 'none', first: [], findings: ['sockets/connected'] },
  mend: {
    repair: 'rep.spotify.restart',
    gone: [],
    after: { findings: ['process/single'] },
    final: true,
  },
});
