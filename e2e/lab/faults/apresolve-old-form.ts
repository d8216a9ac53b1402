import { defineFault } from '../fault';
import { ACCESS_POINTS } from '../world/places';

export default defineFault({
  what: 'the list of access points comes in its old form',
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({
      status: 200,
      headers: { server: 'envoy' },
      body: JSON.stringify({ ap_list: ACCESS_POINTS.map((name) => `${name}:443`) }),
    });
  },
  expect: { side: 'none', first: [], findings: ['apresolve/works', 'ap/reachable'] },
});
