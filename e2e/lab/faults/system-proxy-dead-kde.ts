import { defineFault } from '../fault';

export default defineFault({
  what: 'the proxy set in KDE is gone',
  needs: ['net.proxy.system'],
  break: (world) => {
    world.environment.XDG_CURRENT_DESKTOP = 'KDE';
    world.home.files.set('.config/kioslaverc', '[Proxy Settings]\nProxyType=1\nhttpsProxy=http://127.0.0.1 7890\n');
  },
  expect: {
    side: 'computer',
    first: ['Error 30', 'auth:3', 'desktop_login_accounts:5'],
    findings: ['system-proxy/dead'],
  },
  mend: { repair: 'rep.proxy.system-off' },
});
