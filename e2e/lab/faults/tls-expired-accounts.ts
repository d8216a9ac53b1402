import { defineFault } from '../fault';

export default defineFault({
  what: 'the certificate of the sign-in server alone is out of date',
  break: (world) => {
    world.web('accounts.spotify.com').certificate = 'expired';
  },
  expect: { side: 'spotify', first: ['auth:1', 'auth:3', 'desktop_login_accounts:4'], findings: ['tls/expired'] },
});
