import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify is down: its web servers answer with 503, its access points refuse',
  break: (world) => {
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 503, headers: { server: 'envoy' } });
    for (const point of world.accessPoints.values()) point.ports = [];
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'auth:1'], findings: ['https/server-error', 'ap/all-refused'] },
});
