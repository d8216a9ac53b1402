import { defineFault } from '../fault';

export default defineFault({
  what: 'a dead proxy in the environment, with Spotify among the exceptions',
  break: (world) => {
    world.environment.https_proxy = 'http://127.0.0.1:7890';
    world.environment.no_proxy = 'localhost,127.0.0.1,.spotify.com,.scdn.co,.spotifycdn.com';
  },
  expect: { side: 'none', first: [], findings: ['env-proxy/set'] },
});
