import { defineFault } from '../fault';

export default defineFault({
  what: "a line of the hosts file sends a server to another of this computer's own addresses",
  break: (world) => {
    world.hosts.push('127.0.53.53   spclient.wg.spotify.com');
  },
  expect: { side: 'computer', first: ['accesspoint:39'], findings: ['hosts/spotify-blocked'] },
  mend: { repair: 'rep.hosts.clean' },
});
