import { isInside, joinPath } from '../paths';
import { PortError, type Ports } from '../ports';
import { folderFromEnv, orNull } from '../spotify/locate/places';
import { readRegistry } from '../spotify/registry';
import { ask } from './ask';
import { type CheckContext, defineCheck, type FoundFact } from './check';
import { type ProxyEndpoint, type ProxySetting, readScriptAnswer } from './proxy/endpoint';
import { readGnomeProxy, readKdeProxy } from './proxy/linux-setting';
import { PROXY_TARGET, tryProxy } from './proxy/liveness';
import { readScutilProxy } from './proxy/mac-setting';
import { judgeTrial } from './proxy/verdict';
import { readInternetSettings } from './proxy/windows-setting';

type Id =
  | 'system-proxy/none'
  | 'system-proxy/set'
  | 'system-proxy/script'
  | 'system-proxy/dead'
  | 'system-proxy/needs-login'
  | 'system-proxy/forbids'
  | 'system-proxy/answers';

/** A script may have to be fetched first. */
const SCRIPT_MS = 6000;

/** The proxy set in the system, and whether it lets Spotify through. Its address stays in here. */
export const check = defineCheck<Id>({
  id: 'net.proxy.system',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 20_000,
  findings: [
    'system-proxy/none',
    'system-proxy/set',
    'system-proxy/script',
    'system-proxy/dead',
    'system-proxy/needs-login',
    'system-proxy/forbids',
    'system-proxy/answers',
  ],
  async run(context) {
    const { platform, pretend } = context.ports.machine;
    if (pretend && platform !== 'linux') return { status: 'not-applicable' };
    const setting = await READ[platform](context);
    if (setting === 'elsewhere') return { status: 'not-applicable' };
    if (setting === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    if (setting.state === 'unusable') {
      return { status: 'unknown', findings: [{ id: 'system-proxy/set' }], reason: { code: 'unreadable-answer' } };
    }
    const way = await wayTaken(context, setting);
    const found: FoundFact<Id>[] = FOUND[way.state];
    if (way.state === 'none') return { status: 'ok', findings: found };
    if (way.endpoint === 'unknown') return { status: 'unknown', findings: found, reason: way.reason };
    if (way.endpoint === null) return { status: 'ok', findings: found };
    if (context.offline) return { status: 'unknown', findings: found, reason: { code: 'offline-run' } };
    const trial = await tryProxy(context.ports, way.endpoint, way.endpoint.scheme === 'http', context.signal);
    // With another way to fall back to, a proxy that is gone costs time and nothing else.
    if (trial.kind === 'dead' && way.fallback) return { status: 'ok', findings: found };
    return judgeTrial('system-proxy', trial, { found, hasLogin: way.endpoint.hasLogin });
  },
});

const FOUND: Readonly<Record<Way['state'], FoundFact<Id>[]>> = {
  none: [{ id: 'system-proxy/none' }],
  set: [{ id: 'system-proxy/set' }],
  script: [{ id: 'system-proxy/script' }],
};

/** What Spotify's traffic meets. `endpoint` is null where it goes past every proxy. */
type Way =
  | { state: 'none' }
  | { state: 'set' | 'script'; endpoint: ProxyEndpoint | null; fallback: boolean }
  | { state: 'script'; endpoint: 'unknown'; reason: { code: 'offline-run' | 'not-readable'; detail?: string } };

/** Follows a script with the help of the program that shows our windows; a terminal has no such help. */
async function wayTaken(context: CheckContext, setting: Exclude<ProxySetting, { state: 'unusable' }>): Promise<Way> {
  if (setting.state === 'set') return { state: 'set', endpoint: setting.endpoint, fallback: false };
  const { host, machine } = context.ports;
  // On Linux the answer would hold the environment's proxies as well, which are another check's.
  const mayBeAnnounced = setting.state === 'none' && machine.platform !== 'linux' && !context.offline;
  if (setting.state === 'none' && (!mayBeAnnounced || !host)) return { state: 'none' };
  if (context.offline) return { state: 'script', endpoint: 'unknown', reason: { code: 'offline-run' } };
  const told = host && !machine.pretend ? await followScript(host, context.signal) : null;
  if (told !== null) {
    const isDirect = told.endpoint === null && setting.state === 'none';
    return isDirect ? { state: 'none' } : { state: 'script', ...told };
  }
  if (setting.state === 'none') return { state: 'none' };
  return { state: 'script', endpoint: 'unknown', reason: { code: 'not-readable', detail: 'proxy script' } };
}

async function followScript(host: NonNullable<Ports['host']>, signal: AbortSignal) {
  const end = AbortSignal.any([signal, AbortSignal.timeout(SCRIPT_MS)]);
  const ended = new Promise<null>((resolve) => {
    end.addEventListener('abort', () => resolve(null), { once: true });
  });
  const answer = host.resolveProxy(`https://${PROXY_TARGET.host}/`).then(readScriptAnswer, () => null);
  const told = await Promise.race([answer, ended]);
  signal.throwIfAborted();
  return told;
}

type Read = ProxySetting | null | 'elsewhere';
const READ: Readonly<Record<Ports['machine']['platform'], (context: CheckContext) => Promise<Read>>> = {
  windows: onWindows,
  macos: onMac,
  linux: onLinux,
};

const SETTINGS = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/** A company may set it for the whole machine, and then the person's own does not count. */
async function onWindows({ ports, signal }: CheckContext): Promise<Read> {
  const policyKey = `HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings`;
  const policy = await orNull(readRegistry(ports, policyKey, signal));
  const isMachineWide = policy?.values.get('ProxySettingsPerUser') === '0x0';
  const key = await readRegistry(ports, `${isMachineWide ? 'HKLM' : 'HKCU'}\\${SETTINGS}`, signal);
  return key === null ? { state: 'none' } : readInternetSettings(key);
}

async function onMac(context: CheckContext): Promise<Read> {
  const text = await ask(context, 'scutil', ['--proxy']);
  return text === null ? null : readScutilProxy(text);
}

/** KDE keeps a file of its own; every other desktop has GNOME's setting, which Chromium reads. */
async function onLinux(context: CheckContext): Promise<Read> {
  const { ports } = context;
  const { env, home, pretend } = ports.machine;
  const folder = folderFromEnv(ports, 'XDG_CONFIG_HOME', joinPath('linux', home, '.config'));
  const path = joinPath('linux', folder, 'kioslaverc');
  if (pretend || isKde(env.XDG_CURRENT_DESKTOP)) {
    if ((await ports.files.facts(path)) !== null && (!pretend || isInside('linux', home, path))) {
      return readKdeProxy(new TextDecoder().decode(await ports.files.read(path)));
    }
    return pretend ? 'elsewhere' : { state: 'none' };
  }
  try {
    const text = await ask(context, 'gsettings', ['list-recursively', 'org.gnome.system.proxy']);
    // It ends with a fault where no such setting exists.
    return text === null ? { state: 'none' } : readGnomeProxy(text);
  } catch (error) {
    // Where there is neither a desktop nor its tool, nobody could have set a proxy.
    const isBare = !env.XDG_CURRENT_DESKTOP && error instanceof PortError && error.code === 'tool-missing';
    if (isBare) return { state: 'none' };
    throw error;
  }
}

function isKde(desktop: string | undefined): boolean {
  return (desktop ?? '').split(':').some((name) => name.toUpperCase() === 'KDE');
}
