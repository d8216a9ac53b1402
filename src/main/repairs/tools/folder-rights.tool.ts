import { isRecord, parseJson, textOf } from '../../json';
import { isAbsolutePath } from '../../paths';
import { PortError } from '../../ports';
import { powershellText } from '../../windows/text';
import { ActFault } from '../acts/kind';
import type { SettingHandler } from '../acts/setting';

const TOOL_MS = 20_000;

/** What a folder on Windows has when nobody set rights of its own: only those of the folder around it. */
export const INHERITED = 'D:';

/**
 * The access rules a folder on Windows has of its own, in Windows' own notation (SDDL): `D:(D;;0x10116;;;S-1-5-...)`,
 * with `P` where it takes none from the folder around it. Inherited ones are left out. The name is the path.
 */
export const tool: SettingHandler = {
  async read([path = ''], ports, signal) {
    const script = `@{sddl=[IO.Directory]::GetAccessControl(${pathText(path)},'Access').GetSecurityDescriptorSddlForm('Access')}|ConvertTo-Json -Compress`;
    const { code, stdout } = await ports.exec.run('powershell', command(script), { timeoutMs: TOOL_MS, signal });
    const answer = parseJson(stdout);
    const own = code === 0 && isRecord(answer) ? ownRules(textOf(answer, 'sddl', 4000)) : null;
    if (own === null) throw new PortError('failed', 'UNREADABLE');
    return own;
  },
  async write([path = ''], value, ports, signal) {
    if (value === null || ownRules(value) !== value) throw new ActFault('failed');
    const script =
      '$a=New-Object Security.AccessControl.DirectorySecurity;' +
      `$a.SetSecurityDescriptorSddlForm('${value}','Access');[IO.Directory]::SetAccessControl(${pathText(path)},$a)`;
    const { code } = await ports.exec.run('powershell', command(script), { timeoutMs: TOOL_MS, signal });
    // The owner of a folder may always do it; for others it is no.
    if (code !== 0) throw new ActFault('no-permission');
  },
  label: ([path = '']) => path,
};

const command = (script: string) => [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  `$ErrorActionPreference='Stop';${script}`,
];

function pathText(path: string): string {
  if (!isAbsolutePath('windows', path)) throw new ActFault('failed');
  return powershellText(path);
}

/**
 * A list of rules without the inherited ones, or null when it is none that can be written back: rules with
 * conditions hold texts of any kind. SECURITY: [sec-28] what passes holds no quote.
 */
export function ownRules(sddl: string): string | null {
  const [, flags = '', list = ''] = /^D:([A-Z]{0,10})((?:\([A-Za-z0-9;-]{1,200}\)){0,200})$/.exec(sddl) ?? [];
  if (!sddl.startsWith('D:') || (flags === '' && list === '' && sddl !== 'D:')) return null;
  if (!/^P?(?:AR|AI)*$/.test(flags)) return null;
  const rules = list.match(/\([^)]*\)/g) ?? [];
  // (type;flags;rights;object;inherited object;account): ID among the flags means inherited.
  const own = rules.filter((rule) => !/^\([A-Z]{1,2};(?:[A-Z]{2})*?ID/.test(rule));
  return `D:${flags.startsWith('P') ? 'P' : ''}${own.join('')}`;
}
