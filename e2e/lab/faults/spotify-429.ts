import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers answer with 429",
  break: (world) => {
    for (const site of world.webs('spotify'))
      site.answer = () => ({ status: 429, headers: { server: 'envoy', via: '1.1 google' } });
  },
  expect: { side: 'spotify', first: ['HTTP 429 - Too Many Requests'], findings: ['https/too-many'] },
});
