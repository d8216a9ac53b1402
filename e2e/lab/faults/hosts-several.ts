import { defineFault } from '../fault';

export default defineFault({
  what: "one line of the hosts file sends several names of Spotify's nowhere",
  break: (world) => {
    world.hosts.push('127.0.0.1 ads.example ap.spotify.com accounts.spotify.com apresolve.spotify.com # blocked');
  },
  expect: {
    side: 'computer',
    first: ['accesspoint:39', 'auth:3'],
    findings: ['hosts/spotify-blocked', 'hosts/accounts-blocked'],
  },
  mend: { repair: 'rep.hosts.clean' },
});
