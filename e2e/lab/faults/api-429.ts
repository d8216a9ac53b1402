import { defineFault } from '../fault';

export default defineFault({
  what: 'the Web API alone says that there were too many requests',
  break: (world) => {
    world.web('api.spotify.com').answer = () => ({ status: 429, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 429 - Too Many Requests'], findings: ['https/too-many'] },
});
