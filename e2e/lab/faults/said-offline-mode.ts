import { defineFault } from '../fault';

export default defineFault({
  what: 'Offline Mode is on, and only the person can see it',
  answers: { 'offline-mode': 'on' },
  expect: {
    side: 'computer',
    first: ['Error code 2', 'NOT_AVAILABLE_OFFLINE'],
    findings: ['offline-mode/on', 'ap/reachable'],
  },
});
