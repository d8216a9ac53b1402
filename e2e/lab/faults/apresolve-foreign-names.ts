import { defineFault } from '../fault';

export default defineFault({
  what: "somebody else's list of access points names somebody else's servers",
  break: (world) => {
    world.web('apresolve.spotify.com').answer = () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"accesspoint":["ap.example.com:4070"]}',
    });
  },
  expect: { side: 'network', first: ['accesspoint:50', 'accesspoint:31'], findings: ['apresolve/foreign-answer'] },
});
