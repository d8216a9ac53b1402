import type { Act } from './acts/act';
import { firewallHere, guideToFirewall } from './firewall-here';
import { defineRepair } from './repair';
import { isRuleId, ruleSwitch } from './tools/firewall-rule.tool';

/** More rules than one program gets. */
const MOST = 10;

/** Switches off the rules of the Windows firewall that keep Spotify from going out. The firewall itself stays on. */
export const repair = defineRepair({
  id: 'rep.firewall.disable-block',
  platforms: ['windows'],
  checks: ['net.firewall'],
  needs: ['firewall/blocks-spotify'],
  async plan(context) {
    if (context.managed === true) return guideToFirewall('managed');
    const rules = (await firewallHere(context))?.blocking ?? [];
    if (rules.length === 0) return { kind: 'refuse', fault: 'changed' };
    if (rules.some(({ ofCompany }) => ofCompany)) return guideToFirewall('managed');
    // A rule for every program guards more than Spotify.
    if (rules.some(({ app, packageId }) => app === '' && packageId === '')) return guideToFirewall('risky');
    if (rules.length > MOST || rules.some(({ id }) => !isRuleId(id))) return guideToFirewall('only-you');
    if (context.elevated !== true)
      return guideToFirewall(
        'admin',
        rules.map(({ id }) => ruleSwitch(id, false)),
      );
    const acts = rules.map(
      ({ id, name }): Act => ({
        kind: 'setting',
        tool: 'firewall-rule',
        name: ['rule', id, name === '' || name.startsWith('@') ? 'Spotify' : name],
        before: 'on',
        after: 'off',
      }),
    );
    return { kind: 'do', acts };
  },
});
