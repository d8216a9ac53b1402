import { defineFault } from '../fault';
import { addressOf } from '../world/places';
import { SPOTIFY_PORT } from '../world/spotifys';

export default defineFault({
  what: 'a firewall on this computer lets every program out but Spotify',
  needs: ['spotify.sockets'],
  break: (world) => {
    world.running = 1;
    world.calls = addressOf('ap-gew4.spotify.com');
    world.firewall.computer.push(`tcp sport ${SPOTIFY_PORT} drop`);
  },
  expect: {
    side: 'computer',
    first: ['auth:3', 'accesspoint:39', 'accounts:103'],
    findings: ['sockets/stuck', 'ap/reachable'],
  },
});
