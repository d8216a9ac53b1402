import { PortError, type Ports } from '../../ports';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

const MS = 5000;

/** Settings of GNOME and the desktops that share its store: `[schema, key]`; values as the tool prints them. */
export const tool: SettingHandler = {
  async read(name, ports, signal) {
    const { code, stdout } = await run(ports, ['get', ...named(name)], signal);
    if (code !== 0) throw new PortError('failed', 'NO_SETTING');
    return stdout.trim();
  },
  async write(name, value, ports, signal) {
    const where = named(name);
    // It would be taken for an option.
    if (value?.startsWith('-')) throw new ActFault('failed');
    await run(ports, value === null ? ['reset', ...where] : ['set', ...where, value], signal);
  },
  label: (name) => name.join(' '),
};

function named(name: readonly string[]): readonly [string, string] {
  const [schema = '', key = ''] = name;
  if (!/^[a-z][A-Za-z0-9.-]*$/.test(schema) || !/^[a-z][a-z0-9-]*$/.test(key)) throw new ActFault('failed');
  return [schema, key];
}

function run({ exec }: Ports, args: readonly string[], signal: AbortSignal) {
  return exec.run('gsettings', args, { timeoutMs: MS, signal });
}
