import { commandOf } from '../checks/linux/link-handlers';
import type { Install, InstallKind } from '../spotify/facts';
import { planRestart } from './plan-start';
import { defineRepair, type PlanContext, type RepairPlan } from './repair';
import { tool } from './tools/xdg-mime.tool';

const TYPE = 'x-scheme-handler/spotify';

/** Desktop files, as each kind of package names it. */
const DESKTOP_FILES: Partial<Record<InstallKind, string>> = {
  deb: 'spotify.desktop',
  aur: 'spotify.desktop',
  'spotify-launcher': 'spotify-launcher.desktop',
  snap: 'spotify_spotify.desktop',
  flatpak: 'com.spotify.Client.desktop',
};

/** Makes links that begin with `spotify:` lead to the Spotify in use. */
export const repair = defineRepair({
  id: 'rep.uri.reregister',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['sys.uri.spotify'],
  needs: ['uri/missing', 'uri/gone', 'uri/other-install'],
  async plan(context) {
    const install = (await context.spotify.installs())[0];
    if (!install) return { kind: 'refuse', fault: 'not-installed' };
    switch (context.ports.machine.platform) {
      case 'linux':
        return planLinux(context, install);
      case 'macos':
        return {
          kind: 'do',
          acts: [{ kind: 'once', verb: 'register-links', params: { app: install.folder } }],
        };
      case 'windows':
        return planWindows(context, install);
    }
  },
});

async function planLinux({ ports, signal }: PlanContext, { kind }: Install): Promise<RepairPlan> {
  const id = DESKTOP_FILES[kind];
  // Naming a file that is not there would make it worse.
  if (id === undefined || (await commandOf(ports, id)) === null) {
    const commands = [`xdg-mime query default ${TYPE}`];
    return { kind: 'guide', guide: { why: 'only-you', commands, open: null } };
  }
  const before = await tool.read([TYPE], ports, signal);
  if (before === id) return { kind: 'refuse', fault: 'changed' };
  return { kind: 'do', acts: [{ kind: 'setting', tool: 'xdg-mime', name: [TYPE], before, after: id }] };
}

/**
 * Windows guards what a person chose with a sum that only its own settings can make. Where nothing stands in the
 * registry, Spotify writes it when it starts.
 */
async function planWindows(context: PlanContext, { kind, program }: Install): Promise<RepairPlan> {
  const isOther = context.findings.some(({ id }) => id === 'uri/other-install');
  if (kind === 'windows-store' || isOther)
    return { kind: 'guide', guide: { why: 'only-you', commands: [], open: 'default-apps' } };
  return planRestart({ ...context, program });
}
