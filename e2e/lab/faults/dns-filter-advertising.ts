import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter against advertising that leaves what Spotify needs alone',
  break: (world) => {
    world.names.answers.set('analytics.spotify.com', { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'none', first: [] },
});
