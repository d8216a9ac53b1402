import { defineFault } from '../fault';

export default defineFault({
  what: "a proxy is still named in Spotify's settings, and switched off",
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=1', 'network.proxy.addr="127.0.0.1:7890@http"');
  },
  expect: { side: 'none', first: [], findings: ['prefs-proxy/none'] },
});
