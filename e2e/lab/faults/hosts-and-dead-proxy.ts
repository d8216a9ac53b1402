import { defineFault } from '../fault';

export default defineFault({
  what: 'a hosts line, and a dead proxy inside Spotify as well',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.home.prefs.push('network.proxy.mode=2', 'network.proxy.addr="127.0.0.1:7890@http"');
  },
  expect: {
    side: 'computer',
    first: ['accesspoint:39', 'Error 30', 'auth:3'],
    findings: ['hosts/spotify-blocked', 'prefs-proxy/dead'],
  },
  mend: {
    repair: 'rep.hosts.clean',
    gone: ['hosts/spotify-blocked'],
    after: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['prefs-proxy/dead'] },
  },
});
