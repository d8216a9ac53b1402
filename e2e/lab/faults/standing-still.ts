import { defineFault } from '../fault';

export default defineFault({
  what: 'Spotify was stopped in the middle of its work and does nothing any more',
  break: (world) => {
    world.odd.push('stopped');
  },
  expect: { side: 'computer', first: ['fatal-error / error.generic', 'ui:black-screen'], findings: ['process/hung'] },
  mend: {
    repair: 'rep.spotify.quit',
    // An undo starts one that works.
    again: { side: 'none', first: [], findings: ['process/single'] },
  },
});
