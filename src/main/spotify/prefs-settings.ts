/** What a setting may hold. `remove` settings can be taken out of a file but never written. */
export type SettingType =
  | { type: 'bool' }
  | { type: 'int'; min: number; max: number }
  | { type: 'enum'; values: readonly string[] }
  | { type: 'proxy-address' }
  | { type: 'remove' };

const bool: SettingType = { type: 'bool' };
const remove: SettingType = { type: 'remove' };
const int = (min: number, max: number): SettingType => ({ type: 'int', min, max });
const pixels = int(-100_000, 100_000);
/** 0 automatic, 1 low ... 4 very high, 5 lossless. */
const quality = int(0, 5);
const gain = int(-2_147_483_648, 2_147_483_647);

/**
 * Every key an edit may touch. Sign-in keys, places of downloads and keys whose meaning is not
 * known are absent on purpose: what is not here is refused.
 */
export const SETTINGS: ReadonlyMap<string, SettingType> = new Map<string, SettingType>([
  // 0 detect (as when absent), 1 none, 2 HTTP, 3 SOCKS4, 4 SOCKS5.
  ['network.proxy.mode', int(0, 4)],
  ['network.proxy.addr', { type: 'proxy-address' }],
  ['network.proxy.user', remove],
  ['network.proxy.pass', remove],
  // Megabytes of streaming cache; absent = automatic.
  ['storage.size', int(1, 10_000_000)],
  ['ui.hardware_acceleration', bool],
  ['app.autostart-mode', { type: 'enum', values: ['', 'off', 'normal', 'minimized'] }],
  ['app.autostart-configured', bool],
  ['app.window.position.saved', bool],
  ['app.window.position.x', pixels],
  ['app.window.position.y', pixels],
  ['app.window.position.width', int(1, 100_000)],
  ['app.window.position.height', int(1, 100_000)],
  ['app.window.state', int(0, 10)],
  ['app.window.state.saved', bool],
  ['app.player.volume', int(0, 65_536)],
  ['app.player.autoplay', bool],
  ['app.browser.zoom-level', int(-1000, 1000)],
  ['audio.play_bitrate_enumeration', quality],
  ['audio.play_bitrate_non_metered_enumeration', quality],
  ['audio.sync_bitrate_enumeration', quality],
  ['audio.allow_downgrade', bool],
  ['audio.normalize_v2', bool],
  ['audio.automix', bool],
  ['audio.crossfade_v2', bool],
  // Milliseconds.
  ['audio.crossfade.time_v2', int(0, 12_000)],
  ['audio.downmixer_v2', bool],
  ['audio.silence_trimmer_v2', bool],
  ['audio.loudness.environment', int(0, 2)],
  ['audio.equalizer_v2', bool],
  ['audio.equalizer.low_shelf_gain_v2', gain],
  ['audio.equalizer.low_peak_gain_v2', gain],
  ['audio.equalizer.low_mid_peak_gain_v2', gain],
  ['audio.equalizer.high_mid_peak_gain_v2', gain],
  ['audio.equalizer.high_peak_gain_v2', gain],
  ['audio.equalizer.high_shelf_gain_v2', gain],
  ['ui.track_notifications_enabled', bool],
  ['ui.minimize_to_tray', bool],
  ['ui.right_panel_content', int(0, 2)],
  ['ui.show_friend_feed', bool],
  ['ui.system_media_controls_enabled', bool],
]);

/** What a setting takes, in words for a usage message. */
export function describeSetting(setting: SettingType): string {
  if (setting.type === 'bool') return 'true or false';
  if (setting.type === 'int') return `a whole number from ${setting.min} to ${setting.max}`;
  if (setting.type === 'enum') return `one of ${setting.values.map((value) => `"${value}"`).join(', ')}`;
  if (setting.type === 'proxy-address') return 'host:port@scheme, the scheme being http, https, socks4 or socks5';
  return 'nothing; it can only be removed';
}

/** Reads what a person typed for a setting. Null when it does not fit its type; quotes around words are allowed. */
export function readSetting(setting: SettingType, text: string): string | number | boolean | null {
  if (setting.type === 'remove') return null;
  if (setting.type === 'bool') return text === 'true' ? true : text === 'false' ? false : null;
  if (setting.type === 'int') return /^-?[0-9]{1,10}$/.test(text) ? Number(text) : null;
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
