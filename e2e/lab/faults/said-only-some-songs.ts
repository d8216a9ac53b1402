import { defineFault } from '../fault';

export default defineFault({
  what: 'nothing is wrong here, and only some songs do not play',
  answers: { 'which-songs': 'some' },
  expect: {
    side: 'spotify',
    first: ['ONE_TRACK_UNPLAYABLE (playback dispatcher)'],
    findings: ['ap/reachable'],
    says: /looks like Spotify/,
  },
});
