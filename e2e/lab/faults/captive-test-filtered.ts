import { defineFault } from '../fault';
import { signInPage } from '../world/web';

export default defineFault({
  what: 'something sends unencrypted pages to a sign-in page, and encrypted ones get through',
  break: (world) => {
    world.web('connectivitycheck.gstatic.com').plain = signInPage;
  },
  expect: { side: 'network', first: ['accesspoint:31', 'accesspoint:50'], findings: ['internet/works', 'https/works'] },
});
