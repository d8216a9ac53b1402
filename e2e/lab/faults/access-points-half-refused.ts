import { defineFault } from '../fault';

export default defineFault({
  what: 'half of the access points refuse, as on a healthy day',
  break: (world) => {
    for (const name of ['ap-gew4', 'ap-guc3', 'ap-gue1']) world.accessPoints.set(`${name}.spotify.com`, { ports: [] });
  },
  expect: { side: 'none', first: [], findings: ['ap/reachable'] },
});
