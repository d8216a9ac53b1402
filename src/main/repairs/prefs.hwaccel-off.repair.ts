import { planPref } from './plan-pref';
import { defineRepair } from './repair';

/** Draws with the processor instead of the graphics card: the cure for black and flickering windows. */
export const repair = defineRepair({
  id: 'rep.prefs.hwaccel-off',
  platforms: ['windows', 'macos', 'linux'],
  checks: ['spotify.prefs.hwaccel'],
  needs: ['hwaccel/on'],
  plan: (context) => planPref(context, 'ui.hardware_acceleration', { value: false, isDefault: false }),
});
