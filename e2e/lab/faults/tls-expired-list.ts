import { defineFault } from '../fault';

export default defineFault({
  what: 'the certificate of the server with the list of access points alone is out of date',
  break: (world) => {
    world.web('apresolve.spotify.com').certificate = 'expired';
  },
  expect: {
    side: 'spotify',
    first: ['accesspoint:31', 'accesspoint:39', 'ap:104', 'auth:1'],
    findings: ['apresolve/failed'],
  },
});
