import { defineFault } from '../fault';

export default defineFault({
  what: "one server of Spotify's alone answers with 502",
  break: (world) => {
    world.web('spclient.wg.spotify.com').answer = () => ({ status: 502, headers: { server: 'envoy' } });
  },
  expect: { side: 'spotify', first: ['HTTP 502'], findings: ['https/server-error'] },
});
