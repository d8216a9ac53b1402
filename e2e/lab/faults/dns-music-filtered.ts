import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter sends the servers of music alone to 0.0.0.0',
  break: (world) => {
    for (const name of ['audio-ak.spotifycdn.com', 'audio-fa.scdn.co'])
      world.names.answers.set(name, { addresses: ['0.0.0.0'] });
  },
  expect: { side: 'network', first: ['offline:dns-filter'], findings: ['dns/blocked'], says: /audio/ },
});
