import { defineFault } from '../fault';
import { networkManager } from '../world/desktop';

export default defineFault({
  what: 'the computer is online, but NetworkManager tells programs that it is not',
  needs: ['net.onlineflag'],
  break: (world) => {
    world.programs.set('nmcli', networkManager('none'));
  },
  expect: {
    side: 'computer',
    first: ['accounts:4', 'offline:os-says-offline (Linux)'],
    findings: ['onlineflag/offline-wrong'],
  },
});
