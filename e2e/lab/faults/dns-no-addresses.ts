import { defineFault } from '../fault';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "a filter knows Spotify's names and has no address for any of them",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { addresses: [] } : answer);
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/missing', 'internet/works'] },
});
