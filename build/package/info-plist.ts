import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What our own configuration asks macOS for; Electron's bundle asks for camera, microphone and more. */
const KEPT = 'NSLocalNetworkUsageDescription';

/**
 * The facts about a bundle, without what Electron and electron-builder allow by default and we have no use
 * for: devices, and plain http to anywhere. Chromium's own connections do not go by this; what does is the
 * system's updater, which talks to this computer alone.
 */
export function tightenInfo(text: string): string {
  return text
    .replace(/[ \t]*<key>(NS\w+UsageDescription)<\/key>\s*<string>[^<]*<\/string>\n?/g, (found, name) =>
      name === KEPT ? found : '',
    )
    .replace(/(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\/>/g, '$1<false/>');
}

/** The same on the bundle in a folder. */
export function tightenBundle(folder: string, name: string): void {
  const path = join(folder, `${name}.app`, 'Contents', 'Info.plist');
  writeFileSync(path, tightenInfo(readFileSync(path, 'utf8')));
}
