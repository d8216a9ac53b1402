import { defineFault } from '../fault';

export default defineFault({
  what: 'the environment names a SOCKS proxy that is gone',
  break: (world) => {
    world.environment.ALL_PROXY = 'socks5h://127.0.0.1:1080';
  },
  expect: { side: 'computer', first: ['Error 30', 'auth:3'], findings: ['env-proxy/dead'] },
});
