import { defineFault } from '../fault';

export default defineFault({
  what: 'the SOCKS4 proxy set inside Spotify is gone',
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=3', 'network.proxy.addr="localhost:9050@socks4"');
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['prefs-proxy/dead'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
