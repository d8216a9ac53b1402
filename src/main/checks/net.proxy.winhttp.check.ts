import { readRegistry } from '../spotify/registry';
import { defineCheck } from './check';
import { notHere } from './not-here';
import { readWinHttp } from './proxy/windows-setting';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';

/** The machine-wide proxy that Windows' services use, Spotify's installer from the store among them. */
export const check = defineCheck({
  id: 'net.proxy.winhttp',
  platforms: ['windows'],
  reach: 'local',
  stage: 2,
  timeoutMs: 7000,
  findings: ['winhttp-proxy/none', 'winhttp-proxy/set'],
  async run(context) {
    const elsewhere = notHere(context);
    if (elsewhere) return elsewhere;
    const key = await readRegistry(context.ports, KEY, context.signal);
    const setting = readWinHttp(key?.values.get('WinHttpSettings'));
    if (setting === null) return { status: 'unknown', reason: { code: 'unreadable-answer' } };
    return { status: 'ok', findings: [{ id: `winhttp-proxy/${setting}` }] };
  },
});
