import { defineFault } from '../fault';
import { networkManager } from '../world/desktop';

export default defineFault({
  what: 'NetworkManager runs and says that all is well',
  needs: ['net.onlineflag'],
  break: (world) => {
    world.programs.set('nmcli', networkManager('full'));
  },
  expect: { side: 'none', first: [], findings: ['onlineflag/online'] },
});
