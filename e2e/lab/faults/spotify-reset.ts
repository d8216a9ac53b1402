import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter resets every connection to Spotify once it is open',
  break: (world) => {
    for (const site of world.webs('spotify')) site.certificate = null;
    for (const point of world.accessPoints.values()) point.ports = [];
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:50', 'accesspoint:39', 'auth:3'],
    findings: ['https/unreachable', 'ap/all-refused', 'internet/works'],
  },
});
