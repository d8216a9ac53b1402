import { defineFault } from '../fault';

export default defineFault({
  what: 'something answers for every host with 511, as a network does that wants a sign-in',
  break: (world) => {
    for (const site of world.webs('all'))
      site.plain = () => ({ status: 511, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' });
    world.firewall.router.push('tcp dport { 443, 4070 } drop');
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:50', 'accounts:4'], findings: ['captive/portal'] },
});
