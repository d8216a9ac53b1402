import { ActFault } from '../acts/kind';
import { runScript } from '../tools/powershell';
import type { VerbHandler } from './verbs';

const MS = 60_000;
/** The service is started first; that it runs already is fine. */
const WINDOWS =
  "Start-Service -Name W32Time;& ($env:SystemRoot+'\\System32\\w32tm.exe') /resync /force;exit $LASTEXITCODE";
const MAC = ['-sS', 'time.apple.com'] as const;

/** Sets the clock by the internet, for administrators on Windows and on a Mac. `system` says for whom the text is. */
export const verb: VerbHandler = {
  async perform(_params, { ports, signal }) {
    if (ports.machine.platform === 'windows') {
      const { code } = await runScript(ports, WINDOWS, signal, MS);
      // No server answered, or the service would not start.
      if (code !== 0) throw new ActFault('failed');
      return;
    }
    if (ports.machine.platform !== 'macos') throw new ActFault('failed');
    const { code } = await ports.exec.run('sntp', MAC, { timeoutMs: MS, signal });
    if (code !== 0) throw new ActFault('failed');
  },
  text: ({ system }) => (system === 'windows' ? 'w32tm /resync /force' : `sntp ${MAC.join(' ')}`),
};
