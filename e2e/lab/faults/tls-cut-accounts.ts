import { defineFault } from '../fault';

export default defineFault({
  what: 'something cuts encrypted connections to the sign-in server alone as soon as they begin',
  break: (world) => {
    world.web('accounts.spotify.com').certificate = null;
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['https/host-down'] },
});
