import { defineFault } from '../fault';

export default defineFault({
  what: 'there is a hosts line, but no internet either',
  break: (world) => {
    world.hosts.push('0.0.0.0 apresolve.spotify.com');
    world.link.route = false;
  },
  expect: {
    side: ['network', 'computer'],
    first: ['accesspoint:31', 'accounts:4', 'accesspoint:39'],
    findings: ['hosts/spotify-blocked', 'internet/none'],
  },
});
