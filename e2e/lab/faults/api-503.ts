import { defineFault } from '../fault';

export default defineFault({
  what: 'the Web API alone answers with 503',
  break: (world) => {
    world.web('api.spotify.com').answer = () => ({ status: 503, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 503'], findings: ['https/server-error', 'https/accounts-works'] },
});
