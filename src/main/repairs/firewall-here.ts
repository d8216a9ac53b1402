import type { Guide } from '../../contract/repairs';
import type { FirewallVerdict } from '../checks/firewall/windows-judgement';
import { type KeptRule, readFirewall } from '../checks/firewall/windows-state';
import { orNull } from '../spotify/locate/places';
import { askWindows } from '../windows/batch';
import type { PlanContext, RepairPlan } from './repair';

/** What the Windows firewall does to Spotify now, as the check of it sees it; null when it cannot be read. */
export async function firewallHere({ ports, spotify, signal }: PlanContext): Promise<FirewallVerdict<KeptRule> | null> {
  const [installs, facts] = await Promise.all([
    spotify.installs(),
    orNull(askWindows(ports.exec, ['profiles'], signal)),
  ]);
  return readFirewall(ports, installs, facts?.profiles ?? null, signal);
}

/** The rules are the person's to change. */
export function guideToFirewall(why: Guide['why'], commands: string[] = []): RepairPlan {
  return { kind: 'guide', guide: { why, commands: commands.slice(0, 12), open: 'windows-firewall-rules' } };
}
