import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's web servers take longer than anybody waits",
  break: (world) => {
    for (const site of world.webs('spotify')) site.delayMs = 20_000;
  },
  expect: {
    side: ['network', 'spotify'],
    first: ['accesspoint:50', 'HTTP 503', 'auth:3', 'auth:1'],
    findings: ['https/unreachable', 'ap/reachable', 'internet/works'],
  },
});
