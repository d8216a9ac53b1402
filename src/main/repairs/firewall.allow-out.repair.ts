import { STORE_PACKAGE } from '../checks/firewall/windows-rules';
import { guideToFirewall } from './firewall-here';
import { defineRepair } from './repair';
import { allowScript, OWN_RULE, tool } from './tools/firewall-rule.tool';

/** Lets Spotify out through a Windows firewall that blocks whatever it is not told about, with a rule of our own. */
export const repair = defineRepair({
  id: 'rep.firewall.allow-out',
  platforms: ['windows'],
  checks: ['net.firewall'],
  needs: ['firewall/blocks-by-default'],
  async plan({ ports, spotify, signal, managed, elevated }) {
    if (managed === true) return guideToFirewall('managed');
    const [install] = await spotify.installs();
    if (!install) return { kind: 'refuse', fault: 'not-installed' };
    const isStore = install.kind === 'windows-store';
    const kind = isStore ? 'package' : 'program';
    const target = isStore ? STORE_PACKAGE : install.program;
    if (elevated !== true) return guideToFirewall('admin', [allowScript(kind, target)]);
    // Letters beyond ASCII are lost when the rule is read back.
    if (!/^[\x20-\x7e]+$/.test(target)) return guideToFirewall('only-you', [allowScript(kind, target)]);
    const name = ['allow', kind, target];
    // One of an earlier place of Spotify stands in the way of a new one.
    if ((await tool.read(name, ports, signal)) !== null)
      return guideToFirewall('only-you', [`Remove-NetFirewallRule -Name '${OWN_RULE}'`, allowScript(kind, target)]);
    return { kind: 'do', acts: [{ kind: 'setting', tool: 'firewall-rule', name, before: null, after: 'there' }] };
  },
});
