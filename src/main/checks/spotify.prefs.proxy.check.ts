import { prefsValue } from '../spotify/prefs';
import { findProxy } from '../spotify/prefs-findings';
import { readProxySetting } from '../spotify/prefs-proxy';
import { defineCheck } from './check';
import { tryProxy } from './proxy/liveness';
import { judgeTrial } from './proxy/verdict';

type Id =
  | 'prefs-proxy/none'
  | 'prefs-proxy/set'
  | 'prefs-proxy/incomplete'
  | 'prefs-proxy/dead'
  | 'prefs-proxy/needs-login'
  | 'prefs-proxy/forbids'
  | 'prefs-proxy/answers';

/** The proxy set inside Spotify, and whether it lets Spotify through. Its address stays in here. */
export const check = defineCheck<Id>({
  id: 'spotify.prefs.proxy',
  platforms: ['windows', 'macos', 'linux'],
  reach: 'local',
  stage: 1,
  timeoutMs: 12_000,
  findings: [
    'prefs-proxy/none',
    'prefs-proxy/set',
    'prefs-proxy/incomplete',
    'prefs-proxy/dead',
    'prefs-proxy/needs-login',
    'prefs-proxy/forbids',
    'prefs-proxy/answers',
  ],
  async run({ ports, spotify, signal, offline }) {
    const used = (await spotify.prefs())[0];
    if (used?.state === 'missing') {
      const isHere = (await spotify.installs()).length > 0;
      return isHere ? { status: 'ok', findings: [{ id: 'prefs-proxy/none' }] } : { status: 'not-applicable' };
    }
    if (used?.state !== 'read') return { status: 'unknown', reason: { code: 'not-readable' } };
    const setting = readProxySetting(used.file);
    const found = findProxy(used.file);
    if (setting.state === 'none') return { status: 'ok', findings: [found] };
    if (setting.state === 'incomplete') return { status: 'problem', findings: [found] };
    if (offline) return { status: 'unknown', findings: [found], reason: { code: 'offline-run' } };
    const hasLogin = Boolean(prefsValue(used.file, 'network.proxy.user'));
    const trial = await tryProxy(ports, setting.address, setting.scheme === 'http', signal);
    return judgeTrial('prefs-proxy', trial, { found: [found], hasLogin });
  },
});
