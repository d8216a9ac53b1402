import { PortError } from '../../ports';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

const MS = 15_000;

/** Whether Linux sets its clock by itself: `['ntp']`, `yes` or `no`. For administrators. */
export const tool: SettingHandler = {
  async read(_name, { exec }, signal) {
    const { code, stdout } = await exec.run('timedatectl', ['show', '-p', 'NTP'], { timeoutMs: MS, signal });
    const word = /^NTP=(yes|no)$/m.exec(stdout)?.[1];
    if (code !== 0 || word === undefined) throw new PortError('failed', 'UNREADABLE');
    return word;
  },
  async write(_name, value, { exec }, signal) {
    const to = value === 'yes' ? 'true' : 'false';
    const args = ['--no-ask-password', 'set-ntp', to];
    const { code } = await exec.run('timedatectl', args, { timeoutMs: MS, signal });
    if (code !== 0) throw new ActFault('no-permission');
  },
  label: () => 'NTP',
};
