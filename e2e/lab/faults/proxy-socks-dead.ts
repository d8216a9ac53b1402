import { defineFault } from '../fault';

export default defineFault({
  what: 'the SOCKS proxy set inside Spotify is gone',
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=4', 'network.proxy.addr="127.0.0.1:1080@socks5"');
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['prefs-proxy/dead'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
