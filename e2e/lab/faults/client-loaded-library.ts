import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: "a library that blocks advertising was put beside Spotify's program",
  break: (world) => {
    world.home.files.set(`${PROGRAM_FOLDER}/spotify-adblock.so`, 'x');
  },
  expect: {
    side: 'computer',
    first: ['ui:black-screen', 'playback:content-not-available', 'fatal-error / error.generic'],
    findings: ['client/modified'],
  },
});
