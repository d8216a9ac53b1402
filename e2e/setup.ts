import { makeFastTemp } from '../build/fast-temp.mjs';
import { findElectron } from '../build/find-electron.mjs';
import { ensureHost } from '../build/outputs.mjs';

/** Before all specs: bundles the stand-in, and says which hosts are here. After them what they planted goes. */
export default async function setUp(): Promise<() => void> {
  const remove = makeFastTemp();
  await ensureHost();
  if (!findElectron()) {
    console.log("Electron's binary is not here: specs run in the Chromium host (no Electron) alone.");
  }
  return remove;
}
