import { defineFault } from '../fault';
import { networkManager } from '../world/desktop';

export default defineFault({
  what: 'there is no way out, and NetworkManager says so',
  needs: ['net.onlineflag'],
  break: (world) => {
    world.programs.set('nmcli', networkManager('limited'));
    world.link.route = false;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accounts:4'], findings: ['onlineflag/offline-right'] },
});
