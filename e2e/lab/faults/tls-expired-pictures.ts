import { defineFault } from '../fault';

export default defineFault({
  what: 'the certificate of the server of pictures alone is out of date',
  break: (world) => {
    world.web('i.scdn.co').certificate = 'expired';
  },
  expect: {
    side: 'spotify',
    first: ['playback:cant-play-current-song', 'HTTP 503', 'auth:1', 'FRAGMENT_REQUEST_FAILED_WITH_STATUS'],
    findings: ['https/filtered'],
  },
});
