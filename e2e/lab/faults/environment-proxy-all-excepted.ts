import { defineFault } from '../fault';

export default defineFault({
  what: 'a dead proxy in the environment that is to be used for nothing',
  break: (world) => {
    world.environment.HTTPS_PROXY = 'http://127.0.0.1:7890';
    world.environment.NO_PROXY = '*';
  },
  expect: { side: 'none', first: [], findings: ['env-proxy/set'] },
});
