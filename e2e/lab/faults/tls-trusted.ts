import { defineFault } from '../fault';

export default defineFault({
  what: "a company's box opens all encrypted traffic, and the computer was told to trust it",
  break: (world) => {
    world.trustsCompany = true;
    for (const site of world.webs('all')) site.certificate = 'company';
  },
  expect: { side: 'none', first: [], findings: ['tls/intercepted'] },
});
