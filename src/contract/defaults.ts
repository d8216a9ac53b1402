import type { Settings } from './settings';
import { DEFAULT_SHORTCUT } from './words';

/** What the settings are at first. Apart from their schema, so that what only wants these loads no schemas. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  checksOff: [],
  consent: false,
  watch: false,
  updates: 'off',
  updateChannel: 'stable',
  welcomed: false,
  shortcut: DEFAULT_SHORTCUT,
  openAtLogin: false,
  startHidden: true,
  closeToTray: true,
  told: [],
};
