import { PortError, type Ports } from '../../ports';
import type { VerbHandler } from './verbs';

const MS = 20_000;
/** INTERNET_OPTION_SETTINGS_CHANGED, then INTERNET_OPTION_REFRESH. */
const SCRIPT =
  "$t=Add-Type -Name W -Namespace B -PassThru -MemberDefinition '[DllImport(''wininet.dll'')]public static extern " +
  "bool InternetSetOption(IntPtr h,int o,IntPtr b,int l);';" +
  '$z=[IntPtr]::Zero;[void]$t::InternetSetOption($z,39,$z,0);[void]$t::InternetSetOption($z,37,$z,0)';

/** Tells running programs of Windows that the proxy is another. Those that are not told see it when they start. */
export const verb: VerbHandler = {
  perform: (_params, { ports, signal }) => refreshProxy(ports, signal),
  text: () => 'InternetSetOption 39, 37',
};

/** Throws only when it was stopped: some computers forbid PowerShell what this takes. */
export async function refreshProxy({ exec }: Ports, signal: AbortSignal): Promise<void> {
  try {
    await exec.run('powershell', ['-NoProfile', '-NonInteractive', '-Command', SCRIPT], { timeoutMs: MS, signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof PortError)) throw error;
  }
}
