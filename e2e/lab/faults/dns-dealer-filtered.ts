import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter sends the server of Spotify Connect alone to 0.0.0.0',
  break: (world) => {
    world.names.answers.set('dealer.spotify.com', { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/blocked'], says: /dealer/ },
});
