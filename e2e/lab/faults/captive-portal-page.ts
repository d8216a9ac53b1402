import { defineFault } from '../fault';

export default defineFault({
  what: 'the network answers every unencrypted request with its sign-in page, and refuses all others',
  break: (world) => {
    for (const site of world.webs('all')) {
      site.plain = () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html>Welcome, please sign in</html>',
      });
    }
    world.firewall.router.push('tcp dport { 443, 4070 } reject with tcp reset');
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:50', 'accounts:4'],
    findings: ['captive/portal'],
    says: /sign-in page/,
  },
});
