import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's own server does not know the list of access points",
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({ status: 404, headers: { server: 'envoy' } });
  },
  expect: {
    side: 'spotify',
    first: ['ap:104', 'accesspoint:31', 'accesspoint:39', 'HTTP 503'],
    findings: ['apresolve/failed'],
  },
});
