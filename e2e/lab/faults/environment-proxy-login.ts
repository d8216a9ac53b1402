import { defineFault } from '../fault';
import { PROXY } from '../world/places';

export default defineFault({
  what: 'a variable of the environment names a proxy that wants a login',
  needs: ['net.proxy.env'],
  break: (world) => {
    world.environment.https_proxy = `http://${PROXY.address}:${PROXY.port}`;
    world.proxy.refuse = () => ({ status: 407 });
  },
  expect: { side: ['network', 'computer'], first: ['accounts:53–55'], findings: ['env-proxy/needs-login'] },
});
