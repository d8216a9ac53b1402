import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter sends the sign-in server of the app alone to 0.0.0.0',
  break: (world) => {
    world.names.answers.set('login5.spotify.com', { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'network', first: ['offline:dns-filter', 'auth:3'], findings: ['dns/blocked'], says: /login5/ },
});
