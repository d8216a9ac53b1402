import { defineFault } from '../fault';
import { SERVER_FAILURE } from '../world/dns-wire';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "the name server fails for Spotify's names alone",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { code: SERVER_FAILURE } : answer);
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:34'], findings: ['dns/refused', 'internet/works'] },
});
