import { isInside } from '../paths';
import { measureFolders } from '../spotify/folder-size';
import { downloadPlaces } from './downloads';
import { reinstallCommands } from './editions';
import { defineRepair, type PlanContext } from './repair';

/** Enough for a large collection; beyond it the sum is the least there is. */
const LIMITS = { entries: 200_000, timeMs: 10_000 };

/** Installing anew cannot be undone and takes all downloads along: it is only told how, with what is lost counted. */
export const repair = defineRepair({
  id: 'rep.spotify.reinstall',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.install'],
  needs: ['install/damaged', 'install/two-kinds', 'install/found', 'install/version-unknown'],
  async plan(context) {
    const { ports, spotify } = context;
    const install = (await spotify.installs())[0];
    if (!install) return { kind: 'refuse', fault: 'not-installed' };
    const losses = await countDownloads(context);
    const warnings = ['login', ...(losses.length > 0 ? ['devices'] : [])];
    const guide = { why: 'final' as const, ...(await reinstallCommands(ports, install)) };
    return { kind: 'guide', guide, warnings, losses };
  },
});

/** What lies in every place for downloads that any settings file names. */
async function countDownloads({ ports, spotify, signal }: PlanContext) {
  const { platform } = ports.machine;
  const places = [...new Set(await downloadPlaces({ ports, spotify }))];
  // What lies in another place is counted with it.
  const outer = places.filter((path) => !places.some((one) => one !== path && isInside(platform, one, path)));
  const size = await measureFolders(ports, outer, { ...LIMITS, signal });
  return size === null || size.files === 0
    ? []
    : [{ what: 'files of downloads' as const, count: size.files, bytes: size.bytes }];
}
