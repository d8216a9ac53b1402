import { defineFault } from '../fault';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "questions about Spotify's names are lost on the way",
  break: (world) => {
    world.names.change = (name, answer) => (isSpotifyName(name) ? null : answer);
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:34', 'offline:dns-filter'],
  },
});
