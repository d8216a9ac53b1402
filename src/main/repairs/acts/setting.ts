import type { Ports } from '../../ports';
import { toolOf } from '../tools/tools';
import { ActFault, type ActHandler } from './kind';

/** A setting of the system, read and written by a tool of its own. Null = not set. */
export interface SettingHandler {
  read(name: readonly string[], ports: Ports, signal: AbortSignal): Promise<string | null>;
  write(name: readonly string[], value: string | null, ports: Ports, signal: AbortSignal): Promise<void>;
  /** How people know the setting. */
  label(name: readonly string[]): string;
}

export const setting: ActHandler<'setting'> = {
  async look({ tool, name, before, after }, { ports, signal }) {
    const now = await toolOf(tool).read(name, ports, signal);
    if (now === after) return 'after';
    return now === before ? 'before' : 'other';
  },
  async perform({ tool, name, after }, { ports, signal }) {
    await write(tool, name, after, ports, signal);
  },
  async revert({ tool, name, before }, { ports, signal }) {
    await write(tool, name, before, ports, signal);
  },
  closed: () => false,
  show: ({ tool, name, before, after }) => ({ kind: 'setting', name: toolOf(tool).label(name), before, after }),
};

/** Tools answer 0 and do nothing, or say no in a translated sentence: what counts is what is read afterwards. */
async function write(
  tool: Parameters<typeof toolOf>[0],
  name: readonly string[],
  value: string | null,
  ports: Ports,
  signal: AbortSignal,
) {
  const handler = toolOf(tool);
  await handler.write(name, value, ports, signal);
  if ((await handler.read(name, ports, signal)) !== value) throw new ActFault('failed');
}
