import { defineFault } from '../fault';

export default defineFault({
  what: "a stranger's certificate comes from the server with the list of access points alone",
  break: (world) => {
    world.web('apresolve.spotify.com').certificate = 'stranger';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3', 'accesspoint:31'], findings: ['apresolve/failed'] },
});
