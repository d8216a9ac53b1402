import { orNull } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import { ask } from './ask';
import { type CheckContext, defineCheck, type FoundFact } from './check';
import { notHere } from './not-here';
import { goesPast, readEndpoint } from './proxy/endpoint';
import { PROXY_TARGET, tryProxy } from './proxy/liveness';
import { judgeTrial } from './proxy/verdict';

type Id =
  | 'env-proxy/none'
  | 'env-proxy/set'
  | 'env-proxy/dead'
  | 'env-proxy/needs-login'
  | 'env-proxy/forbids'
  | 'env-proxy/answers';

/** In the order in which they count for Spotify's servers. */
const VARIABLES = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'] as const;
const EXCEPTIONS = 'NO_PROXY';

/** Proxies named by environment variables. Their addresses stay in here. */
export const check = defineCheck<Id>({
  id: 'net.proxy.env',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 15_000,
  findings: [
    'env-proxy/none',
    'env-proxy/set',
    'env-proxy/dead',
    'env-proxy/needs-login',
    'env-proxy/forbids',
    'env-proxy/answers',
  ],
  async run(context) {
    // The environment is that of this computer, whoever's files are looked at.
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const values = await readVariables(context);
    const variable = VARIABLES.find((name) => values.has(name));
    if (variable === undefined) return { status: 'ok', findings: [{ id: 'env-proxy/none' }] };
    const found: FoundFact<Id> = { id: 'env-proxy/set', data: { variable } };
    const exceptions = (values.get(EXCEPTIONS) ?? '').split(/[,\s]+/);
    if (goesPast(exceptions, PROXY_TARGET.host, 'below')) return { status: 'ok', findings: [found] };
    const endpoint = readEndpoint(values.get(variable) ?? '');
    if (endpoint === null) {
      return { status: 'unknown', findings: [found], reason: { code: 'unreadable-answer', detail: variable } };
    }
    if (context.offline) return { status: 'unknown', findings: [found], reason: { code: 'offline-run' } };
    // One for plain HTTP alone need not let encrypted traffic through.
    const tunnel = endpoint.scheme === 'http' && variable !== 'HTTP_PROXY';
    const trial = await tryProxy(context.ports, endpoint, tunnel, context.signal);
    return judgeTrial('env-proxy', trial, { found: [found], hasLogin: endpoint.hasLogin, data: { variable } });
  },
});

/** By upper-case name; programs take both spellings. What Spotify would be started with comes first. */
async function readVariables(context: CheckContext): Promise<Map<string, string>> {
  const wanted = new Set<string>([...VARIABLES, EXCEPTIONS]);
  const found = new Map<string, string>();
  const take = (name: string, value: string | undefined) => {
    const key = name.toUpperCase();
    const text = value?.trim() ?? '';
    if (wanted.has(key) && text !== '' && !found.has(key)) found.set(key, text);
  };
  for (const [name, value] of await fromSystem(context)) take(name, value);
  for (const [name, value] of Object.entries(context.ports.machine.env)) take(name, value);
  return found;
}

/** What the system hands to programs it starts, which a terminal's own environment may differ from. */
async function fromSystem(context: CheckContext): Promise<[string, string][]> {
  const { ports, signal } = context;
  if (ports.machine.platform === 'windows') {
    return [...((await orNull(readRegistry(ports, 'HKCU\\Environment', signal)))?.values ?? [])];
  }
  if (ports.machine.platform !== 'macos') return [];
  const names = [...VARIABLES, EXCEPTIONS].flatMap((name) => [name, name.toLowerCase()]);
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      return [name, (await orNull(ask(context, 'launchctl', ['getenv', name]))) ?? ''];
    }),
  );
}
