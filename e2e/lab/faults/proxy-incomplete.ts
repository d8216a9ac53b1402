import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is told to use a proxy, and none is named',
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=2');
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['prefs-proxy/incomplete'] },
  mend: { repair: 'rep.prefs.proxy-none' },
});
