import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: 'a tool has unpacked and changed the pages of Spotify',
  break: (world) => {
    world.home.removed.push(`${PROGRAM_FOLDER}/Apps/xpui.spa`);
    world.home.files.set(`${PROGRAM_FOLDER}/Apps/xpui/index.html`, '<html>');
    world.home.files.set('.config/spicetify/config-xpui.ini', '[Setting]');
  },
  expect: {
    side: 'computer',
    first: ['ui:black-screen', 'playback:content-not-available', 'fatal-error / error.generic'],
    findings: ['client/modified'],
  },
});
