import { defineFault } from '../fault';

export default defineFault({
  what: 'a part of Spotify is left running without its program',
  break: (world) => {
    world.odd.push('part');
  },
  expect: { side: 'computer', first: ['Installer error 18', 'ui:black-screen'], findings: ['process/leftover'] },
  mend: {
    repair: 'rep.spotify.quit',
    // An undo starts a whole one.
    again: { side: 'none', first: [], findings: ['process/single'] },
  },
});
