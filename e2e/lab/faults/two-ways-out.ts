import { defineFault } from '../fault';

export default defineFault({
  what: 'cable and wireless network have the same rank, and both work',
  needs: ['net.routes'],
  break: (world) => {
    world.link.second = true;
  },
  expect: {
    side: ['computer', 'none'],
    first: ['accesspoint:39', 'accounts:4'],
    findings: ['routes/conflict', 'https/works'],
  },
});
