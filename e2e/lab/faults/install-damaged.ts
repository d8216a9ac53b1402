import { defineFault } from '../fault';
import { PROGRAM_FOLDER } from '../world/home';

export default defineFault({
  what: 'a part of the program is gone',
  break: (world) => {
    world.home.removed.push(`${PROGRAM_FOLDER}/libcef.so`);
  },
  expect: {
    side: 'computer',
    first: ['fatal-error / error.generic', 'ui:black-screen', 'Installer error 24'],
    findings: ['install/damaged'],
  },
});
