import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: "a tool has changed Spotify's pages and keeps the old ones beside them",
  break: (world) => {
    world.home.files.set(`${PROGRAM_FOLDER}/Apps/xpui.spa.orig`, 'x');
  },
  expect: {
    side: 'computer',
    first: ['ui:black-screen', 'playback:content-not-available', 'fatal-error / error.generic'],
    findings: ['client/modified'],
  },
});
