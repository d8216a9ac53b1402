import { defineFault } from '../fault';

export default defineFault({
  what: "the hosts file blocks names that only look like Spotify's",
  break: (world) => {
    world.hosts.push(
      '0.0.0.0 notspotify.com',
      '0.0.0.0 spotify.com.example',
      '0.0.0.0 accounts-spotify.com.example',
      '0.0.0.0 myscdn.co',
    );
  },
  expect: { side: 'none', first: [], findings: ['hosts/clean'] },
});
