import { defineFault } from '../fault';

export default defineFault({
  what: "a line of the hosts file sends a name of Spotify's to IPv6's nowhere",
  break: (world) => {
    world.hosts.push('::1\tspclient.wg.spotify.com');
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
