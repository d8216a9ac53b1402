import { defineFault } from '../fault';

export default defineFault({
  what: "the hosts file blocks Spotify's names for statistics and advertising alone",
  break: (world) => {
    world.hosts.push(
      '0.0.0.0 log.spotify.com',
      '0.0.0.0 crashdump.spotify.com',
      '0.0.0.0 ads-fa.spotify.com',
      '0.0.0.0 adeventtracker.spotify.com',
      '0.0.0.0 pixel.spotify.com',
    );
  },
  expect: { side: 'none', first: [], findings: ['hosts/other-spotify'] },
});
