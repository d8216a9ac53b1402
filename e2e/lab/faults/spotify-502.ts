import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers answer with 502",
  break: (world) => {
    for (const site of world.webs('spotify'))
      site.answer = () => ({ status: 502, headers: { server: 'envoy', via: '1.1 google' } });
  },
  expect: { side: 'spotify', first: ['HTTP 502'], findings: ['https/server-error'] },
});
