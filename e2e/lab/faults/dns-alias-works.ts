import { defineFault } from '../fault';
import { isSpotifyName } from '../world/places';

export default defineFault({
  what: "Spotify's names are other names of a delivery network, which is as it should be",
  break: (world) => {
    world.names.change = (name, answer) =>
      isSpotifyName(name) ? { ...answer, alias: 'edge.delivery.example' } : answer;
  },
  expect: { side: 'none', first: [], findings: ['dns/works'] },
});
