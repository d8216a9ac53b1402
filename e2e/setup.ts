import { findElectron } from '../build/find-electron.mjs';
import { ensureHost } from '../build/outputs.mjs';

/** Before all specs: bundles the stand-in, and says which hosts are here. */
export default async function setUp(): Promise<void> {
  await ensureHost();
  if (!findElectron()) {
    console.log("Electron's binary is not here: specs run in the Chromium host (no Electron) alone.");
  }
}
