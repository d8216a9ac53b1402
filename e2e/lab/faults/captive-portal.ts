import { defineFault } from '../fault';
import { signInPage } from '../world/web';

export default defineFault({
  what: 'the network shows a sign-in page and drops everything else',
  break: (world) => {
    for (const site of world.webs('all')) site.plain = signInPage;
    world.firewall.router.push('tcp dport { 443, 4070 } drop');
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:50', 'accounts:4'],
    findings: ['captive/portal'],
    says: /sign-in page/,
  },
});
