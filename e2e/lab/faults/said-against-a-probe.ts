import { defineFault } from '../fault';

export default defineFault({
  what: 'a line in the hosts file blocks Spotify, and the person blames Spotify',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
  },
  answers: { 'mobile-data': 'fails', 'same-account': 'fails' },
  expect: {
    side: 'computer',
    first: ['accesspoint:39'],
    findings: ['hosts/spotify-blocked'],
    says: /^It is this computer/,
  },
});
