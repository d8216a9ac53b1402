import { defineFault } from '../fault';

export default defineFault({
  what: 'something that speaks no TLS answers for Spotify',
  break: (world) => {
    for (const site of world.webs('spotify')) site.talks = 'nonsense';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['https/unreachable'] },
});
