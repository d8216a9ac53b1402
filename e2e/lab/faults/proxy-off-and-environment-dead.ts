import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is told to use no proxy, and the one that the environment names is gone',
  break: (world) => {
    world.home.prefs.push('network.proxy.mode=1');
    world.environment.https_proxy = 'http://127.0.0.1:7890';
  },
  expect: { side: 'none', first: [], harmless: ['net.proxy.env'], findings: ['https/works'] },
});
