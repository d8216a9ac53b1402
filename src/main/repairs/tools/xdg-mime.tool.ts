import { joinPath } from '../../paths';
import { PortError, type Ports } from '../../ports';
import { folderFromEnv } from '../../spotify/locate/places';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';
import { fromLatin1, toLatin1 } from '../bytes';

const TOOL_MS = 10_000;

/** The program that opens a scheme, by its desktop file; null = none. The name is the type, `x-scheme-handler/spotify`. */
export const tool: SettingHandler = {
  async read([type = ''], ports, signal) {
    const { code, stdout } = await ports.exec.run('xdg-mime', ['query', 'default', checkedType(type)], {
      timeoutMs: TOOL_MS,
      signal,
    });
    // It prints nothing where there is none, and some desktops' tools answer 4 then.
    if (code !== 0 && code !== 4) throw new PortError('failed', 'EXIT');
    const id = stdout.split('\n')[0]?.trim() ?? '';
    return DESKTOP_FILE.test(id) ? id : null;
  },
  async write([type = ''], value, ports, signal) {
    checkedType(type);
    if (value === null) return forget(ports, type);
    if (!DESKTOP_FILE.test(value)) throw new ActFault('failed');
    await ports.exec.run('xdg-mime', ['default', value, type], { timeoutMs: TOOL_MS, signal });
  },
  label: ([type = '']) => type,
};

/** SECURITY: [sec-28] a file name alone, never a switch. */
const DESKTOP_FILE = /^[A-Za-z0-9_][^/\s]{0,200}\.desktop$/;

function checkedType(type: string): string {
  if (!/^x-scheme-handler\/[a-z][a-z0-9+.-]{0,40}$/.test(type)) throw new ActFault('failed');
  return type;
}

/** xdg-mime can name another program, but not none: its line goes out of the person's list again. */
async function forget(ports: Ports, type: string): Promise<void> {
  const { files, machine } = ports;
  const config = folderFromEnv(ports, 'XDG_CONFIG_HOME', joinPath('linux', machine.home, '.config'));
  const path = joinPath('linux', config, 'mimeapps.list');
  const facts = await files.linkFacts(path);
  if (facts === null) return;
  if (facts.kind !== 'file') throw new ActFault('link');
  const text = toLatin1(await files.read(path));
  await files.writeAtomic(path, fromLatin1(withoutDefault(text, type)));
}

/** A list without the default for one type; every other byte stays. */
export function withoutDefault(text: string, type: string): string {
  let inside = false;
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines
    .filter((line) => {
      if (line.startsWith('[')) inside = line.trim() === '[Default Applications]';
      return !(inside && line.split('=', 1)[0]?.trim() === type);
    })
    .join('');
}
