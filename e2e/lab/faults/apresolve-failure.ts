import { defineFault } from '../fault';

export default defineFault({
  what: 'the server with the list of access points answers with a fault of its own',
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({ status: 500, headers: { server: 'envoy' } });
  },
  expect: {
    side: 'spotify',
    first: ['accesspoint:31', 'ap:104', 'auth:1', 'HTTP 503', 'HTTP 502'],
    findings: ['apresolve/failed'],
  },
});
