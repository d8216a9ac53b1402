import { PortError } from '../ports';
import { accessPoints, FALLBACK_HOST } from './access-points';
import { isGlobalIpv6 } from './addresses';
import { type CheckContext, defineCheck } from './check';
import { CONTROL_HOSTS } from './control-hosts';
import { errorName } from './reasons';

const CONTROL = CONTROL_HOSTS[0];
const ATTEMPT_MS = 3000;

export const check = defineCheck({
  id: 'net.ipv6',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'network',
  stage: 2,
  timeoutMs: 30_000,
  findings: ['ipv6/works', 'ipv6/absent', 'ipv6/broken'],
  async run(context) {
    if (!context.ports.net.interfaces().some(({ address }) => isGlobalIpv6(address))) {
      return { status: 'ok', findings: [{ id: 'ipv6/absent' }] };
    }
    const six = await connect(context, CONTROL, 6);
    if (six.state === 'open') {
      // Rarely have access points an IPv6 address; where one has, it must work too.
      const list = await accessPoints(context);
      const host = list.state === 'list' ? (list.points[0]?.host ?? FALLBACK_HOST) : FALLBACK_HOST;
      const point = await connect(context, host, 6);
      if (point.state !== 'silent') return { status: 'ok', findings: [{ id: 'ipv6/works' }] };
      const four = await connect(context, host, 4);
      if (four.state !== 'open') return { status: 'ok', findings: [{ id: 'ipv6/works' }] };
      return { status: 'problem', findings: [{ id: 'ipv6/broken', data: { host, error: point.error } }] };
    }
    // No way out at all is told at once and costs programs nothing: they take IPv4.
    if (six.state === 'no-route') return { status: 'ok', findings: [{ id: 'ipv6/absent' }] };
    if (six.state === 'nameless') return { status: 'unknown', reason: { code: 'no-answer', detail: six.error } };
    const four = await connect(context, CONTROL, 4);
    if (four.state !== 'open') return { status: 'unknown', reason: { code: 'no-answer', detail: four.error } };
    return { status: 'problem', findings: [{ id: 'ipv6/broken', data: { host: CONTROL, error: six.error } }] };
  },
});

interface Try {
  state: 'open' | 'silent' | 'no-route' | 'nameless';
  error: string;
}

async function connect({ ports, signal }: CheckContext, host: string, family: 4 | 6): Promise<Try> {
  let address: string | undefined;
  try {
    const found = await ports.net.lookup(host, { timeoutMs: 4000, signal });
    address = found.find((one) => one.family === family)?.address;
  } catch (error) {
    signal.throwIfAborted();
    return { state: 'nameless', error: errorName(error) };
  }
  if (address === undefined) return { state: 'nameless', error: 'ENODATA' };
  try {
    await ports.net.tcp(address, 443, { timeoutMs: ATTEMPT_MS, signal, family });
    return { state: 'open', error: '' };
  } catch (error) {
    signal.throwIfAborted();
    const name = errorName(error);
    const gone = ['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(name);
    // Somebody answered, if only to refuse: the way there works.
    if (name === 'ECONNREFUSED' && error instanceof PortError) return { state: 'open', error: name };
    return { state: gone ? 'no-route' : 'silent', error: name };
  }
}
