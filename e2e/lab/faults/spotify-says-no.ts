import { defineFault } from '../fault';

export default defineFault({
  what: "Spotify's servers say 401, 403 or 404 to a stranger, as they do on some days",
  break: (world) => {
    for (const [at, site] of world.webs('spotify').entries()) {
      const old = site.answer;
      const status = [401, 403, 404][at % 3] ?? 404;
      site.answer = (request) =>
        request.host.startsWith('apresolve')
          ? old(request)
          : { status, headers: { server: 'envoy', via: '1.1 google' } };
    }
  },
  expect: { side: 'none', first: [], findings: ['https/works'] },
});
