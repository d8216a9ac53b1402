import { defineFault } from '../fault';

export default defineFault({
  what: 'the list of access points is refused for asking too often',
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({ status: 429, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 429 - Too Many Requests'], findings: ['apresolve/failed'] },
});
