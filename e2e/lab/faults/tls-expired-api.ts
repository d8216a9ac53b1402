import { defineFault } from '../fault';

export default defineFault({
  what: 'the certificate of the Web API alone is out of date',
  break: (world) => {
    world.web('api.spotify.com').certificate = 'expired';
  },
  expect: { side: 'spotify', first: ['HTTP 503', 'auth:1'], findings: ['https/filtered', 'clock/right'] },
});
