import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PrefsEntry, parsePrefs } from '../../src/main/spotify/prefs';
import { describePrefs } from '../../src/main/spotify/prefs-describe';
import { editPrefs } from '../../src/main/spotify/prefs-edit';
import { SETTINGS, type SettingType } from '../../src/main/spotify/prefs-settings';

export interface PrefsCorpusResult {
  files: number;
  /** Files without damage in which every line that is no comment was understood. */
  parsed: number;
  /** Edits that, taken back, gave the original bytes. */
  roundTrips: number;
  /** Secret or personal texts that came out of a description. */
  secretsShown: number;
  /** One line each: file name and what went wrong, never a value. */
  failures: string[];
}

/** Reads every `.prefs` file of a folder, edits each setting and takes it back, and looks for secrets in what is shown. */
export async function checkPrefs(corpusDir: string): Promise<PrefsCorpusResult> {
  const result: PrefsCorpusResult = { files: 0, parsed: 0, roundTrips: 0, secretsShown: 0, failures: [] };
  const scopes = await readScopes(corpusDir);
  const names = (await readdir(corpusDir)).filter((name) => name.endsWith('.prefs')).sort();
  for (const name of names) {
    const bytes = new Uint8Array(await readFile(join(corpusDir, name)));
    const file = parsePrefs(bytes, name);
    result.files++;
    const odd = file.warnings.filter(({ code }) => code !== 'comment' && code !== 'empty-value');
    if (file.damage === null && odd.length === 0) result.parsed++;
    else
      result.failures.push(`${name}: ${file.damage ?? odd.map((one) => `${one.code} in line ${one.line}`).join(', ')}`);
    const scope = scopes.get(name);
    if (scope !== undefined && scope !== file.scope) result.failures.push(`${name}: taken for a ${file.scope} file`);
    for (const [key, setting] of SETTINGS) {
      const trip = tryRoundTrip(bytes, file.entries, key, setting);
      if (trip === 'same') result.roundTrips++;
      else if (trip === 'differs') result.failures.push(`${name}: ${key} does not round-trip`);
    }
    const shown = JSON.stringify(describePrefs(bytes, name));
    const leaks = secretsOf(file.entries).filter((secret) => shown.includes(secret));
    result.secretsShown += leaks.length;
    if (leaks.length > 0) result.failures.push(`${name}: shows ${leaks.length} secrets`);
  }
  return result;
}

/** Scope by file name, where the folder has an index. */
async function readScopes(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch(() => '[]');
  const rows = JSON.parse(text) as { file: string; scope: string }[];
  return new Map(rows.map((row) => [row.file, row.scope]));
}

function tryRoundTrip(
  bytes: Uint8Array,
  entries: readonly PrefsEntry[],
  key: string,
  setting: SettingType,
): 'same' | 'differs' | 'not-possible' {
  const before = entries.find((entry) => entry.key === key);
  // An empty value cannot be typed back, and a value out of our table is refused.
  if (before && (before.value === null || !editPrefs(bytes, key, before.value).ok)) return 'not-possible';
  const value = sampleValues(setting).find((sample) => sample !== before?.value);
  if (value === undefined) return 'not-possible';
  const edited = editPrefs(bytes, key, value);
  if (!edited.ok) return 'differs';
  const undone = editPrefs(edited.bytes, key, before?.value ?? null);
  const changed = Buffer.compare(edited.bytes, bytes) !== 0;
  return changed && undone.ok && Buffer.compare(undone.bytes, bytes) === 0 ? 'same' : 'differs';
}

function sampleValues(setting: SettingType): (string | number | boolean)[] {
  if (setting.type === 'bool') return [true, false];
  if (setting.type === 'int') return [setting.max, setting.min];
  if (setting.type === 'enum') return [...setting.values];
  return setting.type === 'proxy-address' ? ['192.0.2.1:8080@http', '[::1]:1080@socks5'] : [];
}

/** Texts under keys that are secret or personal: whole values, and words inside them of eight characters and more. */
function secretsOf(entries: readonly PrefsEntry[]): string[] {
  const secret =
    /^(autologin|auth|gaia|connect|ps)\.|^network\.proxy\.(addr|user|pass)|token|machine_id|player\.state|location/;
  const values = entries
    .filter((entry) => secret.test(entry.key) && typeof entry.value === 'string')
    .map((entry) => String(entry.value));
  const words = values.flatMap((value) => value.split(/[^A-Za-z0-9_+-]+/)).filter((word) => word.length >= 8);
  const keys = new Set(entries.flatMap((entry) => entry.key.split('.')));
  return [...new Set([...values.filter((value) => value.length >= 5), ...words])].filter((text) => !keys.has(text));
}
