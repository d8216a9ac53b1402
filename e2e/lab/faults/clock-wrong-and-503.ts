import { defineFault } from '../fault';

export default defineFault({
  what: 'the clock is an hour off, and Spotify answers with 503',
  break: (world) => {
    for (const site of world.webs('all')) site.aheadS = 3600;
    for (const site of world.webs('spotify')) site.answer = () => ({ status: 503, headers: { server: 'envoy' } });
  },
  expect: {
    side: ['computer', 'spotify'],
    first: ['desktop_login_accounts:4', 'HTTP 503'],
    findings: ['clock/wrong', 'https/server-error'],
  },
});
