import { defineFault } from '../fault';
import { PROXY } from '../world/places';

export default defineFault({
  what: 'a variable of the environment names a proxy that works',
  needs: ['net.proxy.env'],
  break: (world) => {
    world.environment.HTTPS_PROXY = `http://${PROXY.address}:${PROXY.port}`;
  },
  expect: { side: 'none', first: [], findings: ['env-proxy/set'] },
});
