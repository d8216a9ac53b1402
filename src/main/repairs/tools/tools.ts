import type { SettingTool } from '../acts/act';
import type { SettingHandler } from '../acts/setting';

const modules = import.meta.glob<{ tool: SettingHandler }>('./*.tool.ts', { eager: true });

/** The handler of a tool: `<name>.tool.ts` beside this file. Throws for one that is not there. */
export function toolOf(name: SettingTool): SettingHandler {
  const found = modules[`./${name}.tool.ts`];
  if (!found) throw new Error(`there is no tool called ${name}`);
  return found.tool;
}
