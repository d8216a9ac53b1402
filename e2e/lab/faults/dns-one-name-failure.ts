import { defineFault } from '../fault';
import { SERVER_FAILURE } from '../world/dns-wire';

export default defineFault({
  what: 'the name server fails for the list of access points alone',
  break: (world) => {
    world.names.answers.set('apresolve.spotify.com', { code: SERVER_FAILURE });
  },
  expect: {
    side: 'network',
    first: ['accesspoint:31', 'accesspoint:34', 'ap:104'],
    findings: ['dns/refused', 'https/works'],
  },
});
