import { defineFault } from '../fault';

export default defineFault({
  what: 'the status page breaks off in the middle',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"status":{"indicator":"critical","desc',
    });
  },
  expect: { side: 'none', first: [], not: ['status/outage', 'status/operational'] },
});
