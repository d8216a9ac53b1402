import { defineFault } from '../fault';

export default defineFault({
  what: 'the sign-in server alone takes connections and never says a word',
  break: (world) => {
    world.web('accounts.spotify.com').talks = 'never';
  },
  expect: { side: ['spotify', 'network'], first: ['auth:1', 'auth:3'], findings: ['https/host-down'] },
});
