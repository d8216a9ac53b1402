import { defineFault } from '../fault';

export default defineFault({
  what: 'the sign-in server alone answers with 503',
  break: (world) => {
    world.web('accounts.spotify.com').answer = () => ({ status: 503, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'auth:1'], findings: ['https/server-error'] },
});
