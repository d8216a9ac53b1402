import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers answer with 504",
  break: (world) => {
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 504, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 502', 'HTTP 503'], findings: ['https/server-error'] },
});
