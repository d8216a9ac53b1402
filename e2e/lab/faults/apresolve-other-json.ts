import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's own server gives something else in place of the list of access points",
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({
      status: 200,
      headers: { server: 'envoy', 'content-type': 'application/json' },
      body: '{"error":"no"}',
    });
  },
  expect: {
    side: 'spotify',
    first: ['ap:104', 'accesspoint:31', 'accesspoint:39', 'HTTP 503'],
    findings: ['apresolve/failed'],
  },
});
