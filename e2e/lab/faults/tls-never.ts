import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers take connections and never say a word",
  break: (world) => {
    for (const site of world.webs('spotify')) site.talks = 'never';
  },
  expect: {
    side: ['network', 'spotify'],
    first: ['accesspoint:50', 'auth:3', 'HTTP 503', 'auth:1'],
    findings: ['https/unreachable', 'ap/reachable'],
  },
});
