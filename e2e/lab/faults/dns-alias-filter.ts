import { defineFault } from '../fault';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "a filter makes Spotify's names other names of its own, which lead to 0.0.0.0",
  break: (world) => {
    world.names.change = (name, answer) =>
      isSpotifyName(name) ? { alias: 'blocked.filter.example', addresses: ['0.0.0.0'] } : answer;
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/blocked'] },
});
