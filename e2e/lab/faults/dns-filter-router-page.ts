import { defineFault } from '../fault';
import { isSpotifyName, PORTAL } from '../world/places';

export default defineFault({
  what: "the router sends Spotify's names to a page of its own",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { addresses: [PORTAL] } : answer);
  },
  expect: { side: 'network', first: ['offline:dns-filter', 'accesspoint:50'], findings: ['dns/blocked'] },
});
