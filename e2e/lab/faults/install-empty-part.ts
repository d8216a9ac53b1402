import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: "the file with Spotify's pages is there and empty",
  break: (world) => {
    world.home.files.set(`${PROGRAM_FOLDER}/Apps/xpui.spa`, '');
  },
  expect: {
    side: 'computer',
    first: ['fatal-error / error.generic', 'ui:black-screen', 'Installer error 24'],
    findings: ['install/damaged'],
  },
});
