import { defineFault } from '../fault';

export default defineFault({
  what: 'a variable of the environment names a proxy that is gone',
  needs: ['net.proxy.env'],
  break: (world) => {
    world.environment.https_proxy = 'http://127.0.0.1:7890';
    world.environment.http_proxy = 'http://127.0.0.1:7890';
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['env-proxy/dead'] },
});
