import { defineFault } from '../fault';

export default defineFault({
  what: 'another page comes in place of the status page',
  break: (world) => {
    world.web('spotify.statuspage.io').answer = () => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Outage! Outage!</html>',
    });
  },
  expect: { side: 'none', first: [], not: ['status/outage', 'status/operational'] },
});
