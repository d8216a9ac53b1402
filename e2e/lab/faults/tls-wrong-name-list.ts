import { defineFault } from '../fault';

export default defineFault({
  what: "the server with the list of access points shows somebody else's certificate",
  break: (world) => {
    world.web('apresolve.spotify.com').certificate = 'wrongName';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3', 'accesspoint:31'], findings: ['apresolve/failed'] },
});
