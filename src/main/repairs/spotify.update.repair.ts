import type { Act } from './acts/act';
import { isFromBrew, isOwnFlatpak, updateCommands } from './editions';
import { planRestart } from './plan-start';
import { defineRepair, type RepairPlan, whileClosed } from './repair';

/**
 * Updates Spotify where nobody else has to: an update that waits goes in with a restart, a Mac's app looks for one
 * when it starts, and a person's own flatpak is asked. Everything else gets its exact command.
 */
export const repair = defineRepair({
  id: 'rep.spotify.update',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.version.min'],
  needs: ['version/too-old', 'version/behind', 'version/not-restarted'],
  // What was just updated waits for its first start.
  lesser: ['version/not-restarted'],
  async plan(context): Promise<RepairPlan> {
    const { ports, spotify, findings, elevated } = context;
    // The one the check speaks of.
    const install = (await spotify.installs())[0];
    if (!install) return { kind: 'refuse', fault: 'not-installed' };
    const isBehind = findings.some(({ id }) => id === 'version/too-old' || id === 'version/behind');
    const updatesItself = install.kind === 'mac-app' && !(await isFromBrew(ports));
    if (!isBehind || updatesItself) return planRestart({ ...context, program: install.program });
    const commands = await updateCommands(ports, install);
    if (elevated === true) return { kind: 'guide', guide: { why: 'elevated', ...commands } };
    if (isOwnFlatpak(ports, install)) {
      const update: Act = { kind: 'once', verb: 'update-spotify', params: {} };
      return { kind: 'do', acts: whileClosed(context, [update]) };
    }
    return { kind: 'guide', guide: { why: 'other-owner', ...commands }, warnings: ['changes'] };
  },
});
