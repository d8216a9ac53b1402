import { defineFault } from '../fault';

export default defineFault({
  what: 'the network cuts every encrypted connection to Spotify as soon as it begins',
  break: (world) => {
    for (const site of world.webs('spotify')) site.certificate = null;
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['https/unreachable', 'internet/works'] },
});
