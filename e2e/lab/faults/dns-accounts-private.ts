import { defineFault } from '../fault';
import { PORTAL } from '../world/places';

export default defineFault({
  what: 'a router sends the sign-in server alone to a page of its own',
  break: (world) => {
    world.names.answers.set('accounts.spotify.com', { addresses: [PORTAL] });
  },
  expect: {
    side: 'network',
    first: ['offline:dns-filter', 'auth:3', 'accesspoint:50'],
    findings: ['dns/blocked'],
    says: /accounts/,
  },
});
