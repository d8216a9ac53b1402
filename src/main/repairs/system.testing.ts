import { type ExecResult, PortError } from '../ports';
import type { ComputerPlan } from './computer.testing';

/** What a program answers: what it prints, how it ends, or why it could not be started. */
export type Answer = string | ExecResult | PortError;

/** Finding out which Spotify there is; a test of the system has nothing to add to its files. */
const LOOKING =
  /^(dpkg-query|snap|flatpak|plutil -extract CFBundle\w+ raw|plutil -p|powershell .*Get-AppxPackage|reg query HK\w+\\(Software|SOFTWARE)\\(Microsoft\\Windows\\CurrentVersion\\(Uninstall|App Paths)|Classes))/;

/** What only reads. */
const READING =
  /^(reg query|gsettings (get|list)|nmcli -t|scutil|plutil|ip -j|netstat|timedatectl show|powershell .*ConvertTo-Json -Compress -Depth 6)/;

/**
 * Programs of a system, strict: each command is answered by the first that knows it, and a command that nobody
 * knows throws. `make` is called for every computer anew, so what it closes over is that computer's state.
 */
export function fakeSystem<S extends Record<string, unknown>>(
  make: () => { state: S; answer: (command: string) => Answer | null },
): NonNullable<ComputerPlan['system']> {
  return () => {
    const { state, answer } = make();
    return {
      state,
      batch: 'own',
      reads: (command) => READING.test(command) || LOOKING.test(command),
      exec: async (program, args) => {
        const command = [program, ...args].join(' ');
        const said = answer(command) ?? (LOOKING.test(command) ? new PortError('tool-missing', 'ENOENT') : null);
        if (said === null) throw new Error(`unexpected command: ${command}`);
        if (said instanceof PortError) throw said;
        return typeof said === 'string' ? { code: 0, stdout: said, stderr: '' } : said;
      },
    };
  };
}

/** A command that ends with a fault of its own. */
export const ended = (code: number, stdout = ''): ExecResult => ({ code, stdout, stderr: '' });
