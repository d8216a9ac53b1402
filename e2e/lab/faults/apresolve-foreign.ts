import { defineFault } from '../fault';

export default defineFault({
  what: "somebody else's page comes in place of the list of access points",
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Welcome</html>',
    });
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accesspoint:31'], findings: ['apresolve/foreign-answer'] },
});
