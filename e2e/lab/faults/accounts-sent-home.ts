import { defineFault } from '../fault';

export default defineFault({
  what: 'the sign-in server sends to another page of its own',
  break: (world) => {
    world.web('accounts.spotify.com').answer = () => ({
      status: 302,
      headers: { server: 'envoy', location: '/en/login' },
    });
  },
  expect: { side: 'none', first: [], findings: ['https/works'] },
});
