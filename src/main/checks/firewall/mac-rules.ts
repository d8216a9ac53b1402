/**
 * Whether Apple's firewall keeps connections from coming in to Spotify, out of `socketfilterfw
 * --getglobalstate` and `--listapps`. It says nothing about what goes out.
 */
export function blocksInboundOnMac(state: string, apps: string): boolean {
  // Firewall is enabled. (State = 1); 2 blocks all that comes in.
  const level = Number(/\(State = (\d)\)/.exec(state)?.[1] ?? '0');
  if (level === 0) return false;
  if (level === 2) return true;
  let path = '';
  for (const line of apps.split(/\r?\n/).slice(0, 10_000)) {
    // 2 :  /Applications/Spotify.app
    path = /^\s*\d+ :\s+(\/.{1,1000}?)\s*$/.exec(line)?.[1] ?? path;
    //        ( Block incoming connections )
    if (/\(\s*Block incoming/i.test(line) && /\/Spotify(\.app)?(\/|$)/.test(path)) return true;
  }
  return false;
}
