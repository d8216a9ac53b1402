import { defineFault } from '../fault';

export default defineFault({
  what: "a stranger's certificate comes from the sign-in server alone",
  break: (world) => {
    world.web('accounts.spotify.com').certificate = 'stranger';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['tls/untrusted'] },
});
