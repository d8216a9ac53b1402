import { defineFault } from '../fault';
import { REFUSED } from '../world/dns-wire';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "a filter refuses to answer for Spotify's names (REFUSED)",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { code: REFUSED } : answer);
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter', 'accesspoint:31', 'accesspoint:34'],
    findings: ['dns/refused', 'internet/works'],
  },
});
