import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter answers for Spotify with a page of its own over a certificate that is trusted',
  break: (world) => {
    world.trustsCompany = true;
    for (const site of world.webs('spotify')) {
      site.certificate = 'company';
      site.answer = () => ({
        status: 403,
        headers: { server: 'FortiGate', 'content-type': 'text/html' },
        body: '<html>Blocked by policy</html>',
      });
    }
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accounts:53–55'], findings: ['https/filtered'] },
});
