import { folderOf } from '../paths';
import { planMove } from './acts/move-aside';
import { downloadPlaces } from './downloads';
import { defineRepair, whileClosed } from './repair';

/**
 * Moves what is left of a half-done install out of the installer's way: the folder that the installer's Spotify
 * keeps its program, its settings and the sign-in in. Downloads lie elsewhere, and where they do not, it stays.
 */
export const repair = defineRepair({
  id: 'rep.installer.clean-appdata',
  platforms: ['windows'],
  checks: ['spotify.install'],
  needs: ['install/damaged'],
  calm: ['install/none', 'install/found', 'install/version-unknown'],
  async plan(context) {
    const { ports, spotify, stamp } = context;
    const broken = context.findings.find(({ id }) => id === 'install/damaged');
    const install = (await spotify.installs()).find(({ kind }) => kind === 'windows-installer');
    // The Store's and scoop's are theirs to mend.
    if (broken?.data.install !== 'windows-installer' || !install) {
      return {
        kind: 'guide',
        guide: { why: 'other-owner', commands: [], open: null },
      };
    }
    // With another place of install, the usual folder holds the settings alone.
    if (folderOf('windows', install.prefs) !== install.folder) return { kind: 'refuse', fault: 'changed' };
    const spare = await downloadPlaces(context);
    const move = await planMove(ports, install.folder, { stamp, spare, closed: true });
    if (move === null) return { kind: 'refuse', fault: 'changed' };
    // Its program goes with it, so that there is none to start afterwards.
    return {
      kind: 'do',
      acts: whileClosed({ ...context, program: null }, [move]),
      warnings: ['signs-out', 'install-again'],
    };
  },
});
