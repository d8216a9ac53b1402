import { defineFault } from '../fault';
import { NO_SUCH_NAME } from '../world/dns-wire';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "a filter says that Spotify's names do not exist",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? { code: NO_SUCH_NAME } : answer);
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/missing', 'internet/works'] },
});
