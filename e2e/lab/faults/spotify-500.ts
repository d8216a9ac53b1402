import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers answer with 500",
  break: (world) => {
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 500, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'HTTP 502', 'auth:1'], findings: ['https/server-error'] },
});
