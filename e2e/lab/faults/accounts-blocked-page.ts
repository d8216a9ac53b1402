import { defineFault } from '../fault';

export default defineFault({
  what: 'a filter answers for the sign-in server with a page of its own',
  break: (world) => {
    world.web('accounts.spotify.com').answer = () => ({
      status: 403,
      headers: { server: 'nginx', 'content-type': 'text/html' },
      body: '<html>Access denied by your administrator</html>',
    });
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accounts:53–55', 'auth:3'], findings: ['https/filtered'] },
});
