import { defineFault } from '../fault';

export default defineFault({
  what: "somebody else's server answers for Spotify",
  break: (world) => {
    for (const site of world.webs('spotify')) site.certificate = 'wrongName';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['tls/wrong-name'] },
});
