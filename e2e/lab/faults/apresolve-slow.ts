import { defineFault } from '../fault';

export default defineFault({
  what: 'the list of access points takes longer than anybody waits',
  break: (world) => {
    world.web('apresolve.spotify.com').delayMs = 15_000;
  },
  expect: {
    side: 'spotify',
    first: ['accesspoint:31', 'accesspoint:39', 'ap:104'],
    findings: ['apresolve/failed', 'ap/reachable'],
  },
});
