import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify runs twice',
  break: (world) => {
    world.running = 2;
  },
  expect: { side: 'computer', first: ['max_subscriptions_reached'], findings: ['process/duplicate'] },
  mend: {
    repair: 'rep.spotify.quit',
    // An undo starts one.
    again: { side: 'none', first: [], findings: ['process/single'] },
  },
});
