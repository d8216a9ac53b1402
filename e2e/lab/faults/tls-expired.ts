import { defineFault } from '../fault';

export default defineFault({
  what: "the certificates of Spotify's servers are out of date",
  break: (world) => {
    for (const site of world.webs('spotify')) site.certificate = 'expired';
  },
  expect: {
    side: 'spotify',
    first: ['auth:1', 'auth:3', 'desktop_login_accounts:4'],
    findings: ['tls/expired', 'clock/right'],
  },
});
