import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../contract/words';
import { fakeContext } from '../../checks/testing';
import type { SettingTool } from '../acts/act';
import { literal } from './powershell';
import { INTERNET_SETTINGS } from './registry.tool';
import { toolOf } from './tools';

const quiet = new AbortController().signal;
const SERVICE = '0A1B2C3D-0000-4000-8000-00000000000A';
const KEY = INTERNET_SETTINGS;

/** Nothing may be started: the fake throws on any use. */
const cases: [SettingTool, Platform, string[], string | null][] = [
  ['gsettings', 'linux', ['--schemadir', 'mode'], 'x'],
  ['gsettings', 'linux', ['org.gnome.system.proxy', '-x'], 'x'],
  ['gsettings', 'linux', ['org.gnome.system.proxy', 'mode'], '--help'],
  ['registry', 'windows', ['HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run', 'AutoConfigURL', 'REG_SZ'], 'x'],
  ['registry', 'windows', ['HKCU\\Software\\X', 'AutoConfigURL', 'REG_SZ'], 'x'],
  ['registry', 'windows', [`${KEY}" /f`, 'AutoConfigURL', 'REG_SZ'], 'x'],
  ['registry', 'windows', [KEY, '/ve', 'REG_SZ'], 'x'],
  ['registry', 'windows', [KEY, 'ProxyServer', 'REG_SZ'], 'x'],
  ['registry', 'windows', [KEY, 'AutoConfigURL', 'REG_BINARY'], 'x'],
  ['registry', 'windows', [KEY, 'AutoConfigURL', 'REG_SZ'], 'a"b'],
  ['registry', 'windows', [KEY, 'AutoConfigURL', 'REG_SZ'], 'gr\u00fcn'],
  ['registry', 'windows', [KEY, 'ProxyEnable', 'REG_DWORD'], '1'],
  ['networksetup', 'macos', [SERVICE, '-listallnetworkservices', 'HTTPEnable'], '0'],
  ['networksetup', 'macos', ['x', 'Wi-Fi', 'HTTPEnable'], '0'],
  ['networksetup', 'macos', [SERVICE, 'Wi-Fi', 'Other'], '0'],
  ['service', 'windows', ['WinDefend'], '4'],
  ['service', 'windows', ['NlaSvc'], '0'],
  ['service', 'windows', ['NlaSvc'], null],
  ['adapter', 'windows', ['card', '1;x', 'Realtek'], 'off'],
  ['adapter', 'windows', ['card', '1', "a'b"], 'off'],
  ['adapter', 'windows', ['rank', '1', 'Realtek'], '1;x'],
  ['adapter', 'windows', ['other', '1', 'Realtek'], 'off'],
  ['firewall-rule', 'windows', ['rule', '*'], 'off'],
  ['firewall-rule', 'windows', ['rule', '-All'], 'off'],
  ['firewall-rule', 'windows', ['rule', 'a"b'], 'off'],
  ['firewall-rule', 'windows', ['allow', 'program', 'x.exe'], 'there'],
  ['firewall-rule', 'windows', ['allow', 'package', 'S-1-1-0'], 'there'],
];

describe('[sec-29] what a tool is given', () => {
  it.each(cases)('%s on %s starts nothing for %j = %j', async (name, platform, setting, value) => {
    const context = fakeContext({ platform });
    await expect(toolOf(name).write(setting, value, context.ports, quiet)).rejects.toMatchObject({ code: 'failed' });
    expect(context.unexpected).toEqual([]);
  });
});

it('[sec-29] a text for PowerShell stays one text', () => {
  expect(literal('plain $x `n "y"')).toBe('\'plain $x `n "y"\'');
  expect(literal("a'b\u2018c\u2019d\u201ae\u201bf")).toBe("'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'");
});
