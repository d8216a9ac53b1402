import { defineFault } from '../fault';

export default defineFault({
  what: 'a line with a comment behind it sends the server of Spotify Connect nowhere',
  break: (world) => {
    world.hosts.push('0.0.0.0\tdealer.spotify.com\t# no remote control');
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
