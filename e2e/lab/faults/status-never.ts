import { defineFault } from '../fault';

export default defineFault({
  what: 'the status page takes longer than anybody waits',
  break: (world) => {
    world.web('spotify.statuspage.io').delayMs = 20_000;
  },
  expect: { side: 'none', first: [], not: ['status/outage', 'status/operational'] },
});
