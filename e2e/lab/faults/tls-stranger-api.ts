import { defineFault } from '../fault';

export default defineFault({
  what: "a stranger's certificate comes from the Web API alone",
  break: (world) => {
    world.web('api.spotify.com').certificate = 'stranger';
  },
  expect: { side: 'network', first: ['accesspoint:50', 'auth:3'], findings: ['https/filtered'] },
});
