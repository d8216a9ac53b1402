import { defineFault } from '../fault';

export default defineFault({
  what: 'something cuts encrypted connections to the server with the list of access points alone',
  break: (world) => {
    world.web('apresolve.spotify.com').certificate = null;
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accesspoint:31', 'auth:3'], findings: ['apresolve/failed'] },
});
