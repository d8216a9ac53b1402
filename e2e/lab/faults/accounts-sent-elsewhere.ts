import { defineFault } from '../fault';

export default defineFault({
  what: "requests to the sign-in server are sent to somebody else's page",
  break: (world) => {
    world.web('accounts.spotify.com').answer = () => ({
      status: 302,
      headers: { location: 'https://block.isp.example/why' },
    });
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accounts:53–55', 'auth:3'], findings: ['https/filtered'] },
});
