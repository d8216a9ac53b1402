import { defineFault } from '../fault';

export default defineFault({
  what: 'a line of the hosts file sends the list of access points to 0.0.0.0',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'], says: /[Ll]ine 4/ },
  mend: { repair: 'rep.hosts.clean' },
});
